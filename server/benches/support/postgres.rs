//! The PostgreSQL that a bench measures against: a durable cluster of its own, or the one that
//! DATABASE_URL names, beside whose database it makes and drops others.

use std::path::Path;

use cluster::{ClusterOptions, PrivateCluster};
use domain::address::Address;
use domain::schema;
use tokio_postgres::{Client, Config, NoTls};

use super::Outcome;

pub(crate) struct Postgres {
    url: url::Url,
    cluster: Option<PrivateCluster>,
}

/// Measures against a PostgreSQL in a folder of its own, and stops it whatever came of it.
pub(crate) async fn measured(
    measure: impl AsyncFnOnce(&Postgres, &Path) -> Outcome<()>,
) -> Outcome<()> {
    let directory = tempfile::tempdir()?;
    let postgres = Postgres::start(directory.path()).await?;
    let measured = measure(&postgres, directory.path()).await;
    postgres.stop().await;
    measured
}

impl Postgres {
    async fn start(directory: &Path) -> Outcome<Self> {
        #[expect(clippy::disallowed_methods, reason = "a bench has no configuration")]
        let url = std::env::var("DATABASE_URL");
        if let Ok(url) = url {
            let url = url.parse()?;
            return Ok(Self { url, cluster: None });
        }
        let options = ClusterOptions {
            durable: true,
            ..ClusterOptions::default()
        };
        let cluster = PrivateCluster::start_with(&directory.join("postgresql"), &options).await?;
        Ok(Self {
            url: cluster.url("postgres").parse()?,
            cluster: Some(cluster),
        })
    }

    /// The address of a database, for other programs.
    pub(crate) fn url(&self, database: &str) -> String {
        let mut url = self.url.clone();
        url.set_path(database);
        url.into()
    }

    /// A database brought up to date, as the program signs in to it.
    pub(crate) async fn prepared(&self, database: &str) -> Outcome<Address> {
        let owner = Address::parse(&self.url(database))?;
        Ok(schema::prepare(&owner, None).await?.application)
    }

    /// Makes a database anew, empty or as a copy of another.
    pub(crate) async fn recreate(&self, database: &str, template: &str) -> Outcome<()> {
        self.forget(database).await?;
        let create = format!("create database {database} template {template}");
        let client = self.own(&create).await?;
        Ok(client.batch_execute("checkpoint").await?)
    }

    pub(crate) async fn forget(&self, database: &str) -> Outcome<()> {
        let drop = format!("drop database if exists {database} with (force)");
        self.own(&drop).await?;
        Ok(())
    }

    async fn own(&self, statement: &str) -> Outcome<Client> {
        let client = connect(self.url.as_str()).await?;
        client.batch_execute(statement).await?;
        Ok(client)
    }

    /// Signs in to a database as the owner of its tables, as the program does not: a bench makes tables of its own, and
    /// has others analysed.
    pub(crate) async fn owner(&self, database: &str) -> Outcome<Client> {
        connect(&self.url(database)).await
    }

    async fn stop(self) {
        if let Some(cluster) = self.cluster {
            cluster.stop().await;
        }
    }
}

async fn connect(url: &str) -> Outcome<Client> {
    let (client, connection) = url.parse::<Config>()?.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
