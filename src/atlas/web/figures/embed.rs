//! The code by which a chart is placed in another site: an image that leads to its page.

use super::super::super::charts::{WIDTH, escape};

/// The code for a chart at that address.
pub fn code(title: &str, page: &str, height: u32) -> String {
    let (title, page) = (escape(title), escape(page));
    format!("<a href=\"{page}\"><img src=\"{page}.svg\" width=\"{WIDTH}\" height=\"{height}\" alt=\"{title}\"></a>")
}

#[test]
fn a_title_cannot_leave_its_attribute() {
    let code = code("« 1 » \"><script>", "https://jumelles.test/fr/chiffres/country", 700);
    assert_eq!(
        code,
        "<a href=\"https://jumelles.test/fr/chiffres/country\"><img src=\"https://jumelles.test/fr/chiffres/country.svg\" \
         width=\"800\" height=\"700\" alt=\"« 1 » &quot;&gt;&lt;script&gt;\"></a>"
    );
}
