//! Just enough reading of HTML for tests: what an element's attributes say, and what a reader sees.

/// What `attribute` says in each `tag` that has it.
pub fn attributes(html: &str, tag: &str, attribute: &str) -> Vec<String> {
    let wanted = format!("{attribute}=\"");
    let value = |element: &str| {
        let start =
            element.match_indices(&wanted).find(|(at, _)| element[..*at].ends_with([' ', '\n']))?.0 + wanted.len();
        element[start..].split('"').next().map(unescape)
    };
    elements(html, tag).into_iter().filter_map(value).collect()
}

/// The opening tags of that name, without their brackets.
pub fn elements<'h>(html: &'h str, tag: &str) -> Vec<&'h str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = end_of_tag(rest);
        let name = rest.split([' ', '>', '\n', '/']).next().unwrap_or_default();
        if name == tag {
            found.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    found
}

/// A closing bracket between quotes ends nothing.
fn end_of_tag(rest: &str) -> usize {
    let mut quoted = false;
    for (at, sign) in rest.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    rest.len()
}

/// The texts that a reader sees or hears: what stands between tags, and names for those who do not see.
pub fn texts(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        found.push(unescape(rest[..start].trim()));
        rest = &rest[start + 1..];
        if rest.starts_with("script") {
            rest = rest.find("</script>").map_or("", |end| &rest[end + 1..]);
        }
        let end = end_of_tag(rest);
        for name in ["alt", "aria-label", "title", "placeholder", "content"] {
            found.extend(attributes(&format!("<x {}>", &rest[..end]), "x", name));
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    found.retain(|text| !text.is_empty());
    found
}

/// Everything that a reader sees, as one text; a space that does not break is a space.
pub fn seen(html: &str) -> String {
    texts(html).join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

/// The content of the elements with that beginning and end, as it stands.
pub fn between<'h>(html: &'h str, start: &str, end: &str) -> Vec<&'h str> {
    html.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}

/// What the references that askama writes stand for.
pub fn unescape(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let text = named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let text = text.replace("&#60;", "<").replace("&#62;", ">");
    text.replace("&#38;", "&").replace("&amp;", "&")
}

#[test]
fn attributes_and_texts_are_found() {
    let html = "<p class=\"a > b\" data-title=\"x\">Un <a href=\"/fr?a=1&#38;b=2\" title=\"T\">deux</a></p><script>if(a<b)</script><p>trois";
    assert_eq!(attributes(html, "a", "href"), ["/fr?a=1&b=2"]);
    assert_eq!(attributes(html, "p", "title"), Vec::<String>::new());
    assert_eq!(texts(&format!("{html}</p>")), ["Un", "T", "deux", "trois"]);
}
