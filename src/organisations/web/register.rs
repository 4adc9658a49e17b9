//! Registering an organisation that lies in an authority.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::represent::LONGEST_FUNCTION;
use super::{Desk, frame, in_place, list, named, of_authority, typed};
use crate::accounts::broken;
use crate::authorities::Named;
use crate::kernel::Locale;
use crate::organisations::actions::{self, Registered, Registration};
use crate::organisations::model::Kind;
use crate::web::{Crumb, Error, Layout, html};

#[derive(Template)]
#[template(path = "organisations/pages/register.html")]
struct RegisterPage {
    page: Layout,
    action: String,
    place: String,
    kinds: Vec<(&'static str, String, bool)>,
    typed: Registration,
    problems: Vec<(&'static str, String)>,
    done: bool,
}

/// What stands in the form.
#[derive(Deserialize, Default)]
pub struct Fields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    website: String,
    #[serde(default)]
    function: String,
}

fn drawn(locale: Locale, place: &Named, typed: Registration, problems: &[&'static str]) -> RegisterPage {
    let paths = [locale, locale.other()].map(|locale| of_authority(locale, place.id.as_str(), "register"));
    let action = paths[0].clone();
    let mut page = frame(locale, "", paths);
    let name = place.name_in(locale).to_owned();
    page.title = page.t.with("register-title", &[("name", &name)]);
    page.crumbs = vec![Crumb { name: name.clone(), href: format!("{}/{}", list(locale), place.id) }];
    let kind = |kind: Kind| {
        let words = page.t.s(format!("organisation-kind-{}", kind.code()));
        (kind.code(), words, kind.code() == typed.kind)
    };
    let kinds = Kind::registrable().map(kind).collect();
    let problems = problems.iter().map(|field| (*field, page.t.s(format!("register-wrong-{field}")))).collect();
    RegisterPage { page, action, place: name, kinds, typed, problems, done: false }
}

/// `GET /fr/collectivites/{id}/inscrire`
pub async fn show(locale: Locale, Path(id): Path<String>, desk: Desk) -> Result<Response, Error> {
    let place = in_place(named(&desk.db, &id).await?, locale, (&id, "register"))?;
    html(&drawn(locale, &place, Registration::default(), &[]))
}

/// `POST /fr/collectivites/{id}/inscrire`
pub async fn act(
    locale: Locale,
    Path(id): Path<String>,
    desk: Desk,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let place = named(&desk.db, &id).await?;
    let said = Registration {
        name: typed(&fields.name, 200),
        kind: fields.kind,
        website: typed(&fields.website, 300),
        function: typed(&fields.function, LONGEST_FUNCTION),
    };
    match actions::register(&desk.db, desk.person(), (&place, &said), desk.when()).await.map_err(broken)? {
        Registered::Pending => html(&RegisterPage { done: true, ..drawn(locale, &place, said, &[]) }),
        Registered::Wrong(problems) => {
            let page = drawn(locale, &place, said, &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}
