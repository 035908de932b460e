//! Brings the schema up to date as the owner of the tables, and lets the program in as a role that owns none.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
pub use sql::RIGHTS;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::address::Address;
use crate::database::SESSION_OPTIONS;
use crate::error::Error;
use crate::hex::hex;

/// The role that the program works as, unless the operator names another.
pub const APPLICATION: &str = "sunshine_app";

mod embedded {
    refinery::embed_migrations!("../../../sql/migrations");
}

/// Why the program cannot use a database.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// The role may not change the schema, which is not that of this program.
    #[error(
        "数据库结构不是本程序的版本，而所用角色无权升级；请先以表的所有者运行 sunshine migrate / \
         the schema is not that of this program, and the role may not change it: first run sunshine migrate as \
         the owner of the tables"
    )]
    OtherVersion,
    /// The role may not even read which version the schema has: nobody gave it the rights of the program.
    #[error(
        "角色 {role} 在数据库中没有本程序所需的权限；请运行 sunshine migrate，以 --database-url 给出此角色、以 --migration-url \
         给出表的所有者 / the role {role} has no rights in the database: run sunshine migrate with this role as --database-url \
         and the owner of the tables as --migration-url"
    )]
    NoRights { role: String },
    #[error(transparent)]
    Database(#[from] Error),
}

impl From<tokio_postgres::Error> for SchemaError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}

/// How far the program's role is kept from what it need not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// It owns nothing, and cannot become a role that does.
    Closed,
    /// It signs in as the owner and gives up the owner's rights at once; a statement could take them back.
    GivenUp,
    /// It has the owner's rights, or may give itself such.
    Open,
}

/// A database that is up to date.
pub struct Prepared {
    /// How the program connects from now on.
    pub application: Address,
    pub lock: Lock,
}

/// The rights of the role that prepares.
struct Preparer {
    name: String,
    is_superuser: bool,
    may_create_roles: bool,
    /// Whether it may bring the schema up to date.
    may_migrate: bool,
}

/// Brings the schema up to date as `owner` and gives the program's role its rights. `application` is how the
/// program signs in; without it a role is made that it can use, if `owner` may make one. An owner without the
/// right to change the schema is taken for the program's role itself.
pub async fn prepare(
    owner: &Address,
    application: Option<&Address>,
) -> Result<Prepared, SchemaError> {
    let mut client = owner.with_options(SESSION_OPTIONS).connect().await?;
    let preparer = preparer(&client).await?;
    // Several processes may start at once: one migrates while the others wait, however long it takes. The lock ends
    // with the connection.
    client
        .batch_execute(
            "set statement_timeout = 0; set lock_timeout = 0; select pg_advisory_lock(7701, 0)",
        )
        .await?;
    if !preparer.may_migrate {
        must_be_current(&client, &preparer.name).await?;
        return judged(application.unwrap_or(owner).clone()).await;
    }
    embedded::migrations::runner()
        .run_async(&mut client)
        .await
        .map_err(Error::internal)?;
    let application = match application {
        Some(application) => {
            let role = application.role();
            if role != preparer.name {
                let take = "select take_from_application($1::text::name)";
                client.execute(take, &[&role]).await?;
                grant(&client, role).await?;
            }
            application.clone()
        }
        None if preparer.may_create_roles && preparer.name != APPLICATION => {
            made(&client, owner, &preparer).await?
        }
        None => owner.clone(),
    };
    judged(application).await
}

async fn preparer(client: &Client) -> Result<Preparer, SchemaError> {
    const RIGHTS: &str = "select rolname::text, rolsuper, rolsuper or rolcreaterole, \
        has_schema_privilege('public', 'create') from pg_roles where rolname = current_user";
    let row = client.query_one(RIGHTS, &[]).await?;
    Ok(Preparer {
        name: row.get(0),
        is_superuser: row.get(1),
        may_create_roles: row.get(2),
        may_migrate: row.get(3),
    })
}

/// For a role that may not migrate: the schema must be the one that this program knows.
async fn must_be_current(client: &Client, role: &str) -> Result<(), SchemaError> {
    let known = embedded::migrations::runner()
        .get_migrations()
        .iter()
        .map(|migration| i64::from(migration.version()))
        .max();
    let newest = "select max(version)::bigint from refinery_schema_history";
    let found: Option<i64> = match client.query_one(newest, &[]).await {
        Ok(row) => row.get(0),
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => None,
        Err(error) if error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
            let role = role.to_owned();
            return Err(SchemaError::NoRights { role });
        }
        Err(error) => return Err(error.into()),
    };
    if found == known {
        Ok(())
    } else {
        Err(SchemaError::OtherVersion)
    }
}

/// The program's role, made unless it exists, and how to sign in as it.
async fn made(
    client: &Client,
    owner: &Address,
    preparer: &Preparer,
) -> Result<Address, SchemaError> {
    // Roles are of the whole server: another database may be prepared at the same moment.
    let make = format!(
        "do $$ begin
            if not exists (select from pg_roles where rolname = '{APPLICATION}') then
                create role {APPLICATION} login;
            end if;
        exception when duplicate_object or unique_violation then null;
        end $$"
    );
    client.batch_execute(&make).await?;
    grant(client, APPLICATION).await?;
    let password = owner.password().map(derived);
    let application = owner.as_role(APPLICATION, password.as_deref());
    if application.connect().await.is_ok() {
        return Ok(application);
    }
    if let Some(password) = &password {
        // The server gets what it checks a password by, so that the password itself is in no log of its.
        let verifier = postgres_protocol::password::scram_sha_256(password.as_bytes());
        let set = format!("alter role {APPLICATION} password '{verifier}'");
        client.batch_execute(&set).await?;
        if application.connect().await.is_ok() {
            return Ok(application);
        }
    }
    if !preparer.is_superuser {
        let join = format!("grant {APPLICATION} to current_user");
        client.batch_execute(&join).await?;
    }
    Ok(owner.with_options(&format!("-c role={APPLICATION}")))
}

/// Gives a role the rights that the program's statements need, and no others.
async fn grant(client: &Client, role: &str) -> Result<(), SchemaError> {
    let needed: Map<String, Value> = RIGHTS
        .iter()
        .map(|right| {
            let rights = json!({"updates": right.updates, "deletes": right.deletes});
            (right.table.to_owned(), rights)
        })
        .collect();
    let give = "select grant_application($1::text::name, $2)";
    client
        .execute(give, &[&role, &Value::Object(needed)])
        .await?;
    Ok(())
}

/// The password of the program's role: every process that knows the owner's finds the same one, and nobody finds
/// the owner's from it.
fn derived(password: &[u8]) -> String {
    let mut digest = Sha256::new();
    digest.update(b"sunshine: the password of the role that the program works as\0");
    digest.update(password);
    hex(&digest.finalize())
}

/// Finds out as the program's role what it could do.
async fn judged(application: Address) -> Result<Prepared, SchemaError> {
    const OPEN: &str = "select session_user <> current_user, \
            rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls \
            or has_schema_privilege('public', 'create') \
            or exists (select from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(relowner, 'member')) \
        from pg_roles where rolname = current_user";
    let client = application.connect().await?;
    let row = client.query_one(OPEN, &[]).await?;
    let lock = match (row.get(0), row.get(1)) {
        (true, _) => Lock::GivenUp,
        (false, true) => Lock::Open,
        (false, false) => Lock::Closed,
    };
    Ok(Prepared { application, lock })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_of_the_program_follows_from_the_owners_and_does_not_show_it() {
        let own = derived(b"s3cret");
        assert_eq!(own, derived(b"s3cret"));
        assert_ne!(own, derived(b"s3cre"));
        assert!(own.len() == 64 && !own.contains("s3cret"), "{own}");
    }
}
