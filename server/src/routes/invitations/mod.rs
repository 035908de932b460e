//! Invitations: sent, previewed, listed, read and answered.

mod answering;
mod listing;
mod sending;
mod view;

use domain::InvitationId;
use warp::Filter;
use warp::filters::BoxedFilter;

pub(super) use answering::{
    __path_accept, __path_accept_counter, __path_answer_many, __path_counter, __path_refuse,
    __path_refuse_counter, __path_withdraw, accept, accept_counter, answer_many, counter, refuse,
    refuse_counter, withdraw,
};
pub(super) use listing::{__path_list, __path_one, list, one};
pub(super) use sending::{__path_preview, __path_send, __path_send_many, preview, send, send_many};

use super::any;
use crate::app::App;
use crate::http::{Answer, bare, with_body};

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let sending = warp::path::end()
        .and(warp::post())
        .and(with_body(app))
        .then(send);
    let listing = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let previewing = warp::path!("preview")
        .and(warp::post())
        .and(with_body(app))
        .then(preview);
    let batch = warp::path!("batch")
        .and(warp::post())
        .and(with_body(app))
        .then(send_many);
    let answers = warp::path!("answers")
        .and(warp::post())
        .and(with_body(app))
        .then(answer_many);
    let reading = warp::path!(InvitationId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    any([
        sending.boxed(),
        listing.boxed(),
        previewing.boxed(),
        batch.boxed(),
        answers.boxed(),
        reading.boxed(),
        answer_routes(app),
    ])
}

fn answer_routes(app: &App) -> BoxedFilter<(Answer,)> {
    let accepting = warp::path!(InvitationId / "acceptance")
        .and(warp::post())
        .and(with_body(app))
        .then(accept);
    let refusing = warp::path!(InvitationId / "refusal")
        .and(warp::post())
        .and(with_body(app))
        .then(refuse);
    let countering = warp::path!(InvitationId / "counter")
        .and(warp::post())
        .and(with_body(app))
        .then(counter);
    let accepting_counter = warp::path!(InvitationId / "counter-acceptance")
        .and(warp::post())
        .and(with_body(app))
        .then(accept_counter);
    let refusing_counter = warp::path!(InvitationId / "counter-refusal")
        .and(warp::post())
        .and(with_body(app))
        .then(refuse_counter);
    let withdrawing = warp::path!(InvitationId / "withdrawal")
        .and(warp::post())
        .and(with_body(app))
        .then(withdraw);
    any([
        accepting.boxed(),
        refusing.boxed(),
        countering.boxed(),
        accepting_counter.boxed(),
        refusing_counter.boxed(),
        withdrawing.boxed(),
    ])
}
