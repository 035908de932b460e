//! Operations, each declared once: method, path, callers, handler, and what the description adds to the
//! handler's types.

use std::ops::RangeInclusive;
use std::sync::Arc;

use domain::party::{self, Closing};
use domain::{Caller, Duty, OrganisationKind};
use futures_util::future::BoxFuture;
use http::Method;
use strum::VariantArray;
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::{RefOr, Required, Schema};
use utoipa::{PartialSchema, ToSchema};
use warp::reply::Response;

use super::cursor::LIMITS;
use super::description::{self, Description, Schemas, text_or_null};
use super::export::List;
use super::handler::{Arrived, Handler};
use super::path::PathTemplate;
use super::places_at_work::Load;
use super::problem::Problem;
use super::reach::{Reach, reach};
use super::request::Request;
use super::who::Who;

type Answering = dyn Fn(Arrived) -> BoxFuture<'static, Result<Response, Problem>> + Send + Sync;

/// An operation: a row of a routes table.
pub(crate) struct Operation {
    pub(crate) who: Who,
    load: Load,
    with_temporary_password: bool,
    without_second_factor: bool,
    in_any_capacity: bool,
    /// The list that it answers, where that can be exported.
    pub(crate) exported: Option<List>,
    handled: Handled,
}

/// An operation without callers yet. Tables hold [`Operation`] only, so that `by` cannot be
/// forgotten.
pub(crate) struct Handled {
    method: Method,
    path: PathTemplate,
    description: Description,
    answering: Arc<Answering>,
}

pub(crate) fn get<S>(path: &'static str, handler: impl Handler<S>) -> Handled {
    Handled::new(Method::GET, path, handler)
}

pub(crate) fn post<S>(path: &'static str, handler: impl Handler<S>) -> Handled {
    Handled::new(Method::POST, path, handler)
}

pub(crate) fn put<S>(path: &'static str, handler: impl Handler<S>) -> Handled {
    Handled::new(Method::PUT, path, handler)
}

pub(crate) fn delete<S>(path: &'static str, handler: impl Handler<S>) -> Handled {
    Handled::new(Method::DELETE, path, handler)
}

impl Handled {
    /// `path` is what follows `/api/v1`.
    fn new<S, H: Handler<S>>(method: Method, path: &'static str, handler: H) -> Self {
        let path = PathTemplate::new(path);
        let mut description = Description::new(path.parameters());
        H::describe(&mut description);
        assert!(
            description.unnamed.is_empty(),
            "the handler of {method} {path} takes fewer parameters than its path has"
        );
        Self {
            method,
            path,
            description,
            answering: Arc::new(move |arrived| handler.answer(arrived)),
        }
    }

    /// Defines who may call it.
    pub(crate) fn by(self, who: Who) -> Operation {
        Operation {
            who,
            load: Load::Usual,
            with_temporary_password: false,
            in_any_capacity: false,
            without_second_factor: false,
            exported: None,
            handled: self,
        }
    }
}

impl Operation {
    pub(crate) fn method(&self) -> &Method {
        &self.handled.method
    }

    pub(crate) fn path(&self) -> &PathTemplate {
        &self.handled.path
    }

    /// Its description, with the schemas that it refers to.
    pub(crate) fn described_under(self, tag: &str) -> (utoipa::openapi::path::Operation, Schemas) {
        let id = self.id();
        let scope = self.scope();
        self.handled
            .description
            .finished(tag, id, (self.who, scope.as_deref()))
    }

    /// The scope that a program needs for it; none where everyone may call it, and where no scope gives it.
    fn scope(&self) -> Option<String> {
        if self.who == Who::Everyone {
            return None;
        }
        let kinds = OrganisationKind::VARIANTS.iter();
        let mut callers = kinds.filter(|kind| self.who.includes(**kind, Duty::trading(**kind)));
        callers.find_map(
            |kind| match reach(*kind, self.method(), self.path().text()) {
                Reach::Scope(scope) => Some(scope.to_string()),
                Reach::EveryKey | Reach::Person => None,
            },
        )
    }

    /// A name that no other operation has, such as `get_products_id_listing`.
    fn id(&self) -> String {
        let path = self.path().to_string();
        let words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        format!(
            "{}_{}",
            self.method().as_str().to_lowercase(),
            words.join("_")
        )
    }

    /// Sets the summary.
    pub(crate) fn described(mut self, summary: &str) -> Self {
        self.handled.description.operation.summary = Some(summary.to_owned());
        self
    }

    /// Takes a query parameter; an empty description is left out.
    pub(crate) fn query<T: PartialSchema>(self, name: &str, description: &str) -> Self {
        let schema = T::schema();
        self.may_query(name, description, schema)
    }

    /// Takes a query parameter that is a whole number.
    pub(crate) fn query_number(
        self,
        name: &str,
        range: RangeInclusive<i64>,
        description: &str,
    ) -> Self {
        let schema = description::number(&range);
        self.may_query(name, description, schema)
    }

    /// Takes a query parameter that is one of these words.
    pub(crate) fn query_one_of(self, name: &str, words: &[&str], description: &str) -> Self {
        let schema = description::word(words);
        self.may_query(name, description, schema)
    }

    /// Takes a query parameter of one or several words of an enumeration, with commas between them.
    pub(crate) fn query_words<T: PartialSchema>(self, name: &str, description: &str) -> Self {
        let schema = description::words::<T>();
        self.may_query(name, description, schema)
    }

    fn may_query(mut self, name: &str, description: &str, schema: RefOr<Schema>) -> Self {
        self.handled
            .description
            .optional_query(name, description, schema);
        self
    }

    /// Takes a required query parameter.
    pub(crate) fn must_query<T: PartialSchema>(self, name: &str, description: &str) -> Self {
        let schema = T::schema();
        self.parameter(
            name,
            ParameterIn::Query,
            Required::True,
            description,
            schema,
        )
    }

    /// Takes a query parameter of an enumeration.
    pub(crate) fn query_word<T: ToSchema>(mut self, name: &str, description: &str) -> Self {
        self.handled
            .description
            .named_parameter::<T>(name, description);
        self
    }

    /// Marks a list that can be exported, so that files of it are known when they come back.
    pub(crate) fn exported(mut self, list: List) -> Self {
        self.exported = Some(list);
        self.handled.description.may_be_written_later();
        let description = "xlsx for all rows as a spreadsheet; of a long list it is written in the background (202)";
        self.query_one_of("format", &["json", "xlsx"], description)
    }

    /// Marks a list that has pages and can be exported.
    pub(crate) fn paged(self, list: List) -> Self {
        let description = "Rows of a page; 20 by default";
        let limited = self.query_number("limit", LIMITS, description);
        let paged = limited.query::<String>("cursor", "The `next` of the page before");
        paged.exported(list)
    }

    /// Marks what writes a whole file, or handles many things in one call.
    pub(crate) fn heavy(mut self) -> Self {
        self.load = Load::Heavy;
        self
    }

    #[cfg(test)]
    pub(crate) fn is_heavy(&self) -> bool {
        self.load == Load::Heavy
    }

    /// Opens it to whoever signed in with a password that an administrator gave: what changing it takes.
    pub(crate) fn with_temporary_password(mut self) -> Self {
        self.with_temporary_password = true;
        self
    }

    /// Opens it to whoever shows another capacity than the one in which his session acts: what finding that out and switching take.
    pub(crate) fn in_any_capacity(mut self) -> Self {
        self.in_any_capacity = true;
        self
    }

    /// Opens it to whoever has to set up a second factor: what that takes.
    pub(crate) fn without_second_factor(mut self) -> Self {
        self.without_second_factor = true;
        self
    }

    /// Marks what mostly waits, without a connection for requests.
    pub(crate) fn waiting(mut self) -> Self {
        self.load = Load::Waiting;
        self
    }

    /// Marks what is answered from memory; what it does beyond that, it does within [`Request::usually`].
    ///
    /// [`Request::usually`]: super::request::Request::usually
    pub(crate) fn light(mut self) -> Self {
        self.load = Load::Light;
        self
    }

    /// Takes an `Idempotency-Key`.
    pub(crate) fn keyed(self) -> Self {
        let description = "The same request again under the same key gets the same answer";
        self.header("Idempotency-Key", description)
    }

    /// Takes `If-Match`.
    pub(crate) fn versioned(self) -> Self {
        let description = "The version that was read; 412 when it has changed meanwhile";
        self.header("If-Match", description)
    }

    pub(crate) fn header(self, name: &str, description: &str) -> Self {
        let schema = text_or_null();
        self.parameter(
            name,
            ParameterIn::Header,
            Required::False,
            description,
            schema,
        )
    }

    fn parameter(
        mut self,
        name: &str,
        parameter_in: ParameterIn,
        required: Required,
        description: &str,
        schema: RefOr<Schema>,
    ) -> Self {
        self.handled
            .description
            .parameter(name, parameter_in, required, description, schema);
        self
    }

    /// Answers a request if its caller may make it. The body is not read before that is decided.
    pub(super) async fn answer(&self, mut arrived: Arrived) -> Result<Response, Problem> {
        arrived.request.must_be_unambiguous()?;
        if self.who != Who::Everyone {
            arrived.request.resume().await?;
            self.must_be_in_shown_capacity(&arrived.request)?;
            self.must_be_open_to(arrived.request.caller()?)?;
            self.must_be_in_reach(&arrived.request)?;
            self.must_not_be_closed(&arrived.request)?;
        }
        arrived.load = if arrived.request.wants_workbook() {
            Load::Heavy
        } else {
            self.load
        };
        (self.handled.answering)(arrived).await
    }

    /// Answers what the program reads by itself, on behalf of a caller who is known, if he may make the request.
    pub(super) async fn answer_known(&self, arrived: Arrived) -> Result<Response, Problem> {
        self.must_be_open_to(arrived.request.caller()?)?;
        (self.handled.answering)(arrived).await
    }

    /// Requires the scope of the operation, where a program sends the request.
    fn must_be_in_reach(&self, request: &Request) -> Result<(), Problem> {
        let Some(program) = request.program() else {
            return Ok(());
        };
        let kind = program.signed_in.caller.kind;
        match reach(kind, self.method(), self.path().text()) {
            Reach::EveryKey => Ok(()),
            Reach::Scope(scope) if program.has(&scope.to_string()) => Ok(()),
            Reach::Scope(scope) => Err(Problem::scope_missing(scope)),
            Reach::Person => Err(Problem::person_needed()),
        }
    }

    /// Requires that the account is open to the operation, if to few others.
    fn must_not_be_closed(&self, request: &Request) -> Result<(), Problem> {
        if self.with_temporary_password {
            return Ok(());
        }
        // At an instant of its own: the moment of the operation begins once its body is there.
        let now = request.app.ground().moment();
        match party::closing(request.signed_in()?, &now)? {
            Some(Closing::Password) => Err(Problem::password_to_change()),
            Some(Closing::Owner) => Err(Problem::owner_to_confirm()),
            Some(Closing::SecondFactor) if !self.without_second_factor => {
                Err(Problem::second_factor_to_set_up())
            }
            Some(Closing::SecondFactor) | None => Ok(()),
        }
    }

    /// Requires that a console which shows a capacity shows the one in which the session acts: it may have been switched on another page.
    fn must_be_in_shown_capacity(&self, request: &Request) -> Result<(), Problem> {
        let acting = request.caller()?.kind;
        match request.shown_capacity() {
            Some(shown) if !self.in_any_capacity && shown != acting.into_str() => {
                Err(Problem::capacity_changed(acting))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn must_be_open_to(&self, caller: &Caller) -> Result<(), Problem> {
        if self.who.includes(caller.kind, &caller.duties) {
            Ok(())
        } else {
            Err(domain::Error::Forbidden.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that a request may take while it is answered. They are moved as a whole, whatever of them is used.
    const WAITING_MAX: usize = 2_048;

    fn size_of_waiting<W: Future>(_: impl FnOnce(&'static Operation, Arrived) -> W) -> usize {
        size_of::<W>()
    }

    #[test]
    fn a_request_is_moved_without_what_it_seldom_waits_for() {
        let size = size_of_waiting(Operation::answer);
        assert!(size <= WAITING_MAX, "{size} bytes");
    }
}
