//! Headers, the page cache, errors and the language of a request, through the site.
