//! The public address at the start of the program: named, remembered, asked for, or guessed with a warning.

use std::io::{self, BufRead, IsTerminal, Write};

use domain::{Ground, setting};
use jobs::MailMode;
use url::Url;

use super::{Failure, print};
use crate::public_address::{PublicAddress, read, text};
use crate::settings::ServeOptions;

/// The address of the options, which is remembered; else the remembered one; else, where mail goes out and somebody sits
/// at a terminal, what he answers; else where the program listens.
pub(super) async fn public_address(
    ground: &Ground,
    options: &ServeOptions,
    mail: MailMode,
) -> Result<PublicAddress, Failure> {
    let connection = ground.db.get().await?;
    let stored = setting::read(&connection, setting::PUBLIC_ADDRESS).await?;
    let stored = stored.as_deref().and_then(|text| read(text).ok());
    let named = match (&options.base_url, stored) {
        (Some(named), _) => Some(named.clone()),
        (None, Some(stored)) => Some(stored),
        (None, None) if mail == MailMode::Smtp => prompt(),
        (None, None) => None,
    };
    let is_named = named.is_some();
    if let Some(named) = &named {
        setting::write(&connection, setting::PUBLIC_ADDRESS, &text(named)).await?;
    }
    let address = match named {
        Some(named) => named,
        None => guessed(options)?,
    };
    let address = PublicAddress::new(address, is_named, mail);
    for doubt in address.doubts() {
        let words = doubt.words(&address.text());
        print(&words.zh, &words.en);
    }
    Ok(address)
}

fn guessed(options: &ServeOptions) -> Result<Url, Failure> {
    read(&format!("http://{}", options.listen)).map_err(Failure)
}

/// What somebody at the terminal answers; none when nobody does.
fn prompt() -> Option<Url> {
    let (input, mut output) = (io::stdin(), io::stdout());
    if !(input.is_terminal() && output.is_terminal()) {
        return None;
    }
    let question = "用户访问平台的地址（邮件中的链接以此开头，可留空） / the address by which people reach the platform, for links in mail (may be empty): ";
    let shown = write!(output, "{question}").and_then(|()| output.flush());
    let mut answer = String::new();
    shown
        .and_then(|()| input.lock().read_line(&mut answer))
        .ok()?;
    read(&answer).ok()
}
