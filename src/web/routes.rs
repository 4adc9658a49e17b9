//! The addresses of the site: the framework's router, which also notes every path that it is given.
//!
//! The framework does not tell its paths, so a slice that used its router directly could add an address that no test knows.
//! This one has the same verbs, and the whole site is made of it: a path that is served is a path that [`Router::paths`] names.

use std::convert::Infallible;

use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, Route};
use tower::{Layer, Service};

/// Addresses and what answers there.
pub struct Router<S = ()> {
    inner: axum::Router<S>,
    paths: Vec<String>,
}

impl<S: Clone + Send + Sync + 'static> Default for Router<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Router<S> {
    /// No address yet.
    pub fn new() -> Self {
        Self { inner: axum::Router::new(), paths: Vec::new() }
    }

    /// Adds an address.
    pub fn route(mut self, path: &str, methods: MethodRouter<S>) -> Self {
        self.paths.push(path.to_owned());
        Self { inner: self.inner.route(path, methods), paths: self.paths }
    }

    /// Adds the addresses of another.
    pub fn merge(mut self, other: Self) -> Self {
        self.paths.extend(other.paths);
        Self { inner: self.inner.merge(other.inner), paths: self.paths }
    }

    /// Puts something around every address so far.
    pub fn layer<L>(self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        Self { inner: self.inner.layer(layer), paths: self.paths }
    }

    /// The router of the framework, to which no address is added any more, and every path.
    pub fn finish(self) -> (axum::Router<S>, Vec<String>) {
        (self.inner, self.paths)
    }
}
