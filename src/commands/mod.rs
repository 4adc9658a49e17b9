//! The command line: every verb of the product that needs no browser, through the same actions as the pages.
//!
//! Exit: 0 done; 1 the thing asked says no (refused lines, failed check); 2 wrong usage; 3 the environment
//! (port, folder, database).

mod addresses;
mod audit;
mod campaign;
mod content;
mod doctor;
mod export;
mod funding;
mod import;
mod law;
mod migrate;
mod person;
mod progress;
mod search;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Options;
use crate::kernel::Clock;

/// The open platform for decentralised cooperation between local authorities.
///
/// Without an account, without a network call: `jumelles serve` loads the open data that it ships into a database of its own
/// and opens the site on http://127.0.0.1:8080.
#[derive(Parser)]
#[command(name = "jumelles", version, propagate_version = true, max_term_width = 100)]
struct Line {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Open the site; the first time, load the data that the program ships
    Serve(serve::Serve),
    /// Bring the database up to date and load the data that the program ships, without opening the site
    Migrate,
    /// Import links from a file
    #[command(subcommand)]
    Import(import::Import),
    /// Write a list to standard output, with the same filters as its page
    Export(export::Export),
    /// Persons: invite one (the first administrator enters so), hand out or erase what is held
    #[command(subcommand)]
    Person(person::Person),
    /// The official mail addresses of authorities, to which campaigns write
    #[command(subcommand)]
    Addresses(addresses::Addresses),
    /// Campaigns that ask authorities whether their links are still true
    #[command(subcommand)]
    Campaign(campaign::Campaign),
    /// What the law of a day says of a situation
    #[command(subcommand)]
    Law(law::Law),
    /// What the funding calls say of a sketch of a project
    #[command(subcommand)]
    Funding(funding::Funding),
    /// Rules, clauses and programmes: check the files, put them in force, write out those in force
    #[command(subcommand)]
    Content(content::Content),
    /// The search index
    #[command(subcommand)]
    Search(search::Search),
    /// Check the journal of changes
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Check this installation and say what to do about what is wrong
    Doctor(doctor::Doctor),
}

/// How a command ended.
enum End {
    /// Done.
    Done,
    /// The thing asked says no.
    No,
    /// It was asked wrongly.
    Usage,
}

/// Reads the command line and runs the command.
pub fn run() -> ExitCode {
    let line = Line::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(dispatch(line)),
        Err(why) => Err(anyhow::anyhow!("the system gives no threads: {why}")),
    };
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::No) => ExitCode::from(1),
        Ok(End::Usage) => ExitCode::from(2),
        Err(why) => {
            eprintln!("jumelles: {why:#}");
            ExitCode::from(3)
        }
    }
}

async fn dispatch(line: Line) -> anyhow::Result<End> {
    let clock = Clock::System;
    match line.command {
        Command::Serve(serve) => serve.run(&line.options, clock).await,
        Command::Migrate => migrate::run(&line.options, clock).await,
        Command::Import(import) => import.run(&line.options, clock).await,
        Command::Export(export) => export.run(&line.options, clock).await,
        Command::Person(person) => person.run(&line.options, clock).await,
        Command::Addresses(addresses) => addresses.run(&line.options, clock).await,
        Command::Campaign(campaign) => campaign.run(&line.options, clock).await,
        Command::Law(law) => law.run(&line.options, clock),
        Command::Funding(funding) => funding.run(&line.options, clock),
        Command::Content(content) => content.run(&line.options, clock).await,
        Command::Search(search) => search.run(&line.options, clock).await,
        Command::Audit(audit) => audit.run(&line.options).await,
        Command::Doctor(doctor) => doctor.run(&line.options, clock).await,
    }
}
