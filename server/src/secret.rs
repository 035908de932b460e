//! Passwords, and addresses that may hold one: read from a file, from standard input or from the environment,
//! and shown nowhere.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A password is short, and so is an address.
const BYTES_MAX: u64 = 16 * 1024;

/// Stands for standard input in place of a file.
const STANDARD_INPUT: &str = "-";

/// A text that must not be seen. `Debug` hides it, `Display` does not exist.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Why a file with a secret cannot be used. `Display` is one line in both languages, and names the file only.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("无法读取{option}指定的{} / {option}: the file cannot be read", path.display())]
    Unreadable {
        option: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error(
        "{option}指定的{}首行为空或过长 / {option}: the first line of the file is empty or too long",
        path.display()
    )]
    Unusable { option: &'static str, path: PathBuf },
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl Secret {
    /// The secret itself: for the one that needs it, and for nothing that is written down.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether it was given as an argument, where every account of the machine can read it, and holds a password:
    /// an address without one may be read by everybody.
    #[must_use]
    pub fn is_exposed(&self, is_address: bool) -> bool {
        let is_secret = !self.0.is_empty() && (!is_address || holds_password(&self.0));
        let given = || std::env::args_os().any(|text| text.to_string_lossy().contains(&self.0));
        is_secret && given()
    }
}

/// An option whose value is secret, and the option that names a file with it.
pub(crate) struct SecretOption<'a> {
    /// Such as `--database-url`.
    pub(crate) name: &'static str,
    pub(crate) value: &'a mut Option<Secret>,
    pub(crate) file: Option<&'a Path>,
    /// Whether it is an address, which may do without a password.
    pub(crate) is_address: bool,
}

impl SecretOption<'_> {
    /// Takes the secret from its file, when one is named. Several may come from standard input, a line each.
    pub(crate) fn resolve(&mut self) -> Result<(), SecretError> {
        let Some(path) = self.file else { return Ok(()) };
        let (option, named) = (self.name, path.to_path_buf());
        let line = if path == Path::new(STANDARD_INPUT) {
            first_line(&mut io::stdin().lock())
        } else {
            File::open(path).and_then(|file| first_line(&mut BufReader::new(file)))
        };
        let line = line.map_err(|source| SecretError::Unreadable {
            option,
            path: named.clone(),
            source,
        })?;
        let line = line.ok_or(SecretError::Unusable {
            option,
            path: named,
        })?;
        *self.value = Some(Secret(line));
        Ok(())
    }

    /// What to warn of when every account of the machine can read the secret.
    pub(crate) fn exposure(&self) -> Option<String> {
        let secret = self.value.as_ref()?;
        let name = self.name;
        secret.is_exposed(self.is_address).then(|| {
            format!(
                "警告：本机所有用户都能看到命令行中的密码，请改用{name}-file / \
                 warning: every account of this machine can read a password among the arguments; use {name}-file"
            )
        })
    }
}

/// The first line without its end; `None` when it is empty or too long.
fn first_line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    input.take(BYTES_MAX).read_line(&mut line)?;
    let is_whole = line.ends_with('\n') || u64::try_from(line.len()).is_ok_and(|n| n < BYTES_MAX);
    let text = line.trim_end_matches(['\r', '\n']);
    Ok((is_whole && !text.is_empty()).then(|| text.to_owned()))
}

/// Whether an address such as `postgresql://user:password@host/db` or `user=me password=x` holds a password.
fn holds_password(address: &str) -> bool {
    let user = address
        .split_once("://")
        .and_then(|(_, rest)| rest.rsplit_once('@'))
        .map(|(user, _)| user);
    user.is_some_and(|user| user.contains(':')) || address.contains("password")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_shown_by_what_holds_it() {
        let secret = Some(Secret::from("s3cret".to_owned()));
        assert!(!format!("{secret:?}").contains("s3cret"));
    }

    #[test]
    fn the_first_line_is_the_secret() {
        let read = |text: &str| first_line(&mut text.as_bytes()).unwrap();
        assert_eq!(read("s3cret\n").as_deref(), Some("s3cret"));
        assert_eq!(read(" s3 cret \r\nmore\n").as_deref(), Some(" s3 cret "));
        assert_eq!(read("s3cret").as_deref(), Some("s3cret"));
        assert_eq!(read(""), None);
        assert_eq!(read("\ns3cret\n"), None);
        assert_eq!(read(&"x".repeat(20_000)), None);
    }

    #[test]
    fn two_secrets_may_come_one_line_each() {
        let mut input = "first\nsecond\n".as_bytes();
        assert_eq!(first_line(&mut input).unwrap().as_deref(), Some("first"));
        assert_eq!(first_line(&mut input).unwrap().as_deref(), Some("second"));
    }

    #[test]
    fn an_address_is_secret_when_it_holds_a_password() {
        for address in [
            "postgresql://me:p%40ss@host/db",
            "smtps://a%40b.cn:p@ss@mail",
            "host=db user=me password=x",
            "postgresql://host/db?user=me&password=x",
        ] {
            assert!(holds_password(address), "{address}");
        }
        for address in [
            "postgresql://me@host:5432/db",
            "smtp://127.0.0.1:25",
            "host=db user=me",
        ] {
            assert!(!holds_password(address), "{address}");
        }
    }

    #[test]
    fn a_file_takes_precedence_and_a_missing_one_is_named_without_the_secret() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        std::fs::write(&path, "of the file\n").unwrap();
        let mut value = Some(Secret::from("of the environment".to_owned()));
        let mut option = SecretOption {
            name: "--operator-password",
            value: &mut value,
            file: Some(&path),
            is_address: false,
        };
        option.resolve().unwrap();
        std::fs::remove_file(&path).unwrap();
        let error = option.resolve().unwrap_err().to_string();
        assert!(
            error.contains("--operator-password") && error.contains(" / "),
            "{error}"
        );
        assert_eq!(value.unwrap().reveal(), "of the file");
    }
}
