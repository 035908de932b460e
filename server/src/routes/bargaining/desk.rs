//! The desk where invitations are handed in: whatever has gathered while the last commit was being
//! flushed goes into the next one, each with an answer of its own. A lone invitation waits for none.

use std::sync::Arc;

use domain::bargaining::{self, Invite, Sent};
use domain::database::Transaction;
use domain::{Error, Ground, Moment, Result};
use tokio::sync::{Mutex, mpsc, oneshot};

use super::view::{Facts, InvitationView};

/// Clerks at the desk: while one waits for its commit the other takes the next invitations.
const CLERKS: usize = 2;

/// Invitations that one transaction takes.
const AT_ONCE: usize = 256;

/// Invitations that may wait.
const WAITING_MAX: usize = 4_096;

struct HandedIn {
    invite: Invite,
    answer: oneshot::Sender<Result<InvitationView>>,
}

/// Where handlers hand invitations in. Its clerks go home when it is dropped.
pub(crate) struct Desk {
    tray: mpsc::Sender<HandedIn>,
}

impl Desk {
    /// Opens the desk.
    pub(crate) fn open(ground: Ground) -> Self {
        let (tray, taken) = mpsc::channel(WAITING_MAX);
        let taken = Arc::new(Mutex::new(taken));
        for _ in 0..CLERKS {
            tokio::spawn(serve(ground.clone(), Arc::clone(&taken)));
        }
        Self { tray }
    }

    /// Hands an invitation in and waits until it is committed or refused.
    pub(super) async fn hand_in(&self, invite: Invite) -> Result<InvitationView> {
        let (answer, answered) = oneshot::channel();
        let busy = || Error::Unavailable("the desk is full".into());
        self.tray
            .try_send(HandedIn { invite, answer })
            .map_err(|_| busy())?;
        answered.await.map_err(|_| busy())?
    }
}

async fn serve(ground: Ground, taken: Arc<Mutex<mpsc::Receiver<HandedIn>>>) {
    let mut batch = Vec::with_capacity(AT_ONCE);
    loop {
        let count = taken.lock().await.recv_many(&mut batch, AT_ONCE).await;
        if count == 0 {
            return;
        }
        let (invites, senders): (Vec<Invite>, Vec<_>) =
            batch.drain(..).map(|one| (one.invite, one.answer)).unzip();
        match send(&ground, &invites).await {
            Ok(answers) => {
                for (sender, answer) in senders.into_iter().zip(answers) {
                    // A client that has gone does not wait for its answer.
                    let _gone = sender.send(answer);
                }
            }
            Err(error) => items_and_products(&ground, invites, senders, error).await,
        }
    }
}

/// After a failed batch each invitation is tried alone, so that one of them cannot spoil the others.
async fn items_and_products(
    ground: &Ground,
    invites: Vec<Invite>,
    senders: Vec<oneshot::Sender<Result<InvitationView>>>,
    error: Error,
) {
    tracing::warn!(%error, invitations = invites.len(), "a batch of invitations failed");
    for (invite, sender) in invites.into_iter().zip(senders) {
        let answer = match send(ground, std::slice::from_ref(&invite)).await {
            Ok(mut answers) => answers
                .pop()
                .unwrap_or_else(|| Err(Error::internal("no answer to an offer"))),
            Err(error) => Err(error),
        };
        let _gone = sender.send(answer);
    }
}

async fn send(ground: &Ground, invites: &[Invite]) -> Result<Vec<Result<InvitationView>>> {
    let mut connection = ground.db.get_for_lookups().await?;
    let tx = connection.transaction().await?;
    let answers = sent(&tx, &ground.moment(), invites).await?;
    tx.commit().await?;
    ground.wake_sequencer();
    Ok(answers)
}

/// Sends invitations; each answer is what its sender is to see of the invitation that was sent now, or
/// before under the same key.
pub(super) async fn sent(
    tx: &Transaction<'_>,
    moment: &Moment,
    invites: &[Invite],
) -> Result<Vec<Result<InvitationView>>> {
    let mut found = Vec::with_capacity(invites.len());
    let answers = bargaining::invite(tx, moment, invites).await?;
    for (invite, answer) in invites.iter().zip(answers) {
        found.push(match answer {
            Ok(Sent::New(invitation)) => Ok(*invitation),
            Ok(Sent::Before(id)) => bargaining::invitation(tx, &invite.caller, id).await,
            Err(refused) => Err(refused),
        });
    }
    let facts = Facts::of(tx, found.iter().flatten()).await?;
    let views = invites.iter().zip(found).map(|(invite, invitation)| {
        let view = facts.view(moment, &invite.caller, &invitation?);
        view.ok_or(Error::NotFound)
    });
    Ok(views.collect())
}
