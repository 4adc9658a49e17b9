//! The slice through its URLs.
