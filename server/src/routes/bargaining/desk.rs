//! The queue of invitations to send. What has gathered while the last commit was being flushed goes into
//! the next transaction, each with an outcome of its own. A lone invitation does not wait.

use std::collections::HashMap;
use std::sync::Arc;

use domain::at_work::Held;
use domain::bargaining::{self, Invitation, Invite, Sent, SentEarlier, Steps};
use domain::database::Transaction;
use domain::listed_price::FarTyped;
use domain::{AccountId, Caller, Error, Ground, InvitationId, Moment, Result};
use tokio::sync::{Mutex, mpsc, oneshot};

use super::view::{Facts, InvitationView};

/// Two: while one waits for its commit, the other takes the next invitations.
const WORKERS: usize = 2;

const AT_ONCE: usize = 256;

/// Invitations that may wait; more are refused as busy.
const WAITING_MAX: usize = 4_096;

struct Submitted {
    invite: Invite,
    sender: Sender,
}

/// Whoever waits for the answer.
struct Sender {
    answer: oneshot::Sender<Result<InvitationView>>,
    /// The place of the request until it is answered, also when its client has gone: what is queued is sent.
    _held: Held,
}

impl Sender {
    fn answer(self, answer: Result<InvitationView>) {
        // It fails when the client is gone.
        let _gone = self.answer.send(answer);
    }
}

/// The queue of invitations to send. Its workers end when it is dropped.
pub(crate) struct Desk {
    queue: mpsc::Sender<Submitted>,
}

impl Desk {
    pub(crate) fn open(ground: Ground) -> Self {
        let (queue, taken) = mpsc::channel(WAITING_MAX);
        let taken = Arc::new(Mutex::new(taken));
        for _ in 0..WORKERS {
            tokio::spawn(serve(ground.clone(), Arc::clone(&taken)));
        }
        Self { queue }
    }

    /// Queues an invitation and waits until it is committed or refused.
    pub(super) async fn submit(&self, invite: Invite) -> Result<InvitationView> {
        let (answer, answered) = oneshot::channel();
        let busy = || Error::Unavailable("the queue of invitations is full".into());
        let sender = Sender {
            answer,
            _held: Held::now(),
        };
        let submitted = Submitted { invite, sender };
        self.queue.try_send(submitted).map_err(|_| busy())?;
        answered.await.map_err(|_| busy())?
    }
}

async fn serve(ground: Ground, taken: Arc<Mutex<mpsc::Receiver<Submitted>>>) {
    let mut batch = Vec::with_capacity(AT_ONCE);
    loop {
        let count = taken.lock().await.recv_many(&mut batch, AT_ONCE).await;
        if count == 0 {
            return;
        }
        let (invites, senders): (Vec<Invite>, Vec<_>) =
            batch.drain(..).map(|one| (one.invite, one.sender)).unzip();
        match send(&ground, &invites).await {
            Ok(answers) => {
                for (sender, answer) in senders.into_iter().zip(answers) {
                    sender.answer(answer);
                }
            }
            Err(error) => send_one_by_one(&ground, invites, senders, error).await,
        }
    }
}

/// Tries each invitation of a failed batch alone, so that one of them cannot fail the others.
async fn send_one_by_one(
    ground: &Ground,
    invites: Vec<Invite>,
    senders: Vec<Sender>,
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
        sender.answer(answer);
    }
}

/// Sends a batch at one instant, that of its transaction. By those of the requests, what waited would be judged by a rulebook and a day that
/// may be over, and every offer would have terms and a deadline of its own to be read and counted.
async fn send(ground: &Ground, invites: &[Invite]) -> Result<Vec<Result<InvitationView>>> {
    let mut connection = ground.db.get_for_lookups().await?;
    let tx = connection.transaction().await?;
    let answers = sent(&tx, &ground.moment(), invites).await?;
    tx.commit().await?;
    ground.wake_sequencer();
    let views = answers.into_iter().map(|answer| Ok(answer?.view));
    Ok(views.collect())
}

/// An invitation as its sender sees it.
pub(super) struct SentView {
    pub(super) view: InvitationView,
    /// Whether it had been sent before, under the same key or as an equal offer.
    pub(super) is_before: bool,
    /// Whether its price looks like a typing error.
    pub(super) far: Option<FarTyped>,
}

/// Sends invitations, and returns for each the view of its sender: of the invitation sent now, or
/// earlier.
pub(super) async fn sent(
    tx: &Transaction<'_>,
    moment: &Moment,
    invites: &[Invite],
) -> Result<Vec<Result<SentView>>> {
    let mut found = Vec::with_capacity(invites.len());
    let mut before = Vec::with_capacity(invites.len());
    let answers = bargaining::invite(tx, moment, invites, &mut SentEarlier::default()).await?;
    for (invite, answer) in invites.iter().zip(answers) {
        before.push(matches!(
            answer,
            Ok(Sent::Before(_) | Sent::Repeats(_) | Sent::Twice(_))
        ));
        found.push(match answer {
            Ok(Sent::New(invitation) | Sent::Repeats(invitation) | Sent::Twice(invitation)) => {
                Ok(*invitation)
            }
            Ok(Sent::Before(id)) => bargaining::invitation(tx, &invite.caller, id).await,
            Err(refused) => Err(refused),
        });
    }
    let mut facts = Facts::named(tx, found.iter().flatten()).await?;
    facts.steps = steps(tx, moment, invites, &found, &before).await?;
    let found = invites.iter().zip(found).zip(before);
    let views = found.map(|((invite, invitation), is_before)| {
        let invitation = invitation?;
        let far = bargaining::far_typed(moment, &invitation)?;
        let view = facts.view(moment, &invite.caller, &invitation);
        let view = view.ok_or(Error::NotFound)?;
        let far = far.filter(|_| !is_before);
        Ok(SentView {
            view,
            is_before,
            far,
        })
    });
    Ok(views.collect())
}

/// What their senders may do with invitations that were sent now, or `before`.
async fn steps(
    tx: &Transaction<'_>,
    moment: &Moment,
    invites: &[Invite],
    found: &[Result<Invitation>],
    before: &[bool],
) -> Result<HashMap<InvitationId, Steps>> {
    let mut steps = HashMap::new();
    let mut repeated: HashMap<AccountId, (&Caller, Vec<Invitation>)> = HashMap::new();
    for ((Invite { caller, .. }, invitation), is_before) in invites.iter().zip(found).zip(before) {
        let Ok(invitation) = invitation else { continue };
        if *is_before {
            let (_, of_caller) = repeated
                .entry(caller.account)
                .or_insert((caller, Vec::new()));
            of_caller.push(invitation.clone());
        } else {
            steps.insert(invitation.id, invitation.steps_when_sent(caller));
        }
    }
    for (caller, invitations) in repeated.into_values() {
        steps.extend(bargaining::steps(tx, moment, caller, &invitations).await?);
    }
    Ok(steps)
}
