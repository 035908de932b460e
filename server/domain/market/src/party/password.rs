//! Passwords, hashed with Argon2id.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use ground::at_work::in_thread;
use ground::{Error, Result};
use tokio::sync::Semaphore;

/// Hashes computed at once: each takes 19 MiB and a core. Who may sign in when is shared out before.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Verified when there is no such account, so that the answer takes equally long and does not reveal which
/// accounts exist.
pub(super) const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LW5vYm9keQ$\
     0000000000000000000000000000000000000000000";

pub(super) async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    compute(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|error| Error::internal(error.to_string()))
    })
    .await?
}

/// Whether the password belongs to `hash`; without a hash the answer is no, after the same time.
pub(super) async fn verify(password: &str, hash: Option<&str>) -> Result<bool> {
    let password = password.to_owned();
    let known = hash.is_some();
    let hash = hash.unwrap_or(NOBODY).to_owned();
    let matches = compute(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        })
    })
    .await?;
    Ok(known && matches)
}

async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    // Its turn ends with the hash, not with whoever waits for it.
    let computing = in_thread(move || {
        let _turn = turn;
        work()
    });
    computing.await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_is_well_formed_so_that_it_costs_as_much() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only() {
        let hash = hash("sunshine-demo").await.expect("hashed");
        assert!(hash.starts_with("$argon2id$"));
        assert!(
            verify("sunshine-demo", Some(&hash))
                .await
                .expect("verified")
        );
        assert!(
            !verify("sunshine-demo ", Some(&hash))
                .await
                .expect("verified")
        );
        assert!(!verify("sunshine-demo", None).await.expect("verified"));
    }
}
