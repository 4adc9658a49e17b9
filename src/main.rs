//! Jumelles: the open platform for decentralised cooperation between local authorities.

mod accounts;
mod agreements;
mod app;
mod atlas;
mod authorities;
mod commands;
mod config;
mod content;
mod db;
mod descriptions;
mod freshness;
mod funding;
mod kernel;
mod law;
mod mail;
mod organisations;
mod partnerships;
mod router;
mod search;
mod web;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    commands::run()
}
