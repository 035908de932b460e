//! The OpenAPI description of one operation, made from its handler's types and its row in the table.

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use http::StatusCode;
use serde_json::Value;
use utoipa::openapi::content::Content;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{
    KnownFormat, ObjectBuilder, Ref, RefOr, Required, Response, Schema, SchemaFormat, Type,
};
use utoipa::{PartialSchema, ToSchema};

use super::answer::{
    Accepted, AnyFile, Created, CreatedOrAccepted, DoneOrAccepted, NoContent, Workbook,
};
use super::export::XLSX;
use super::problem::{PROBLEM, ProblemDocument};
use super::who::Who;

pub(crate) type Schemas = Vec<(String, RefOr<Schema>)>;

pub(crate) struct Description {
    pub(super) operation: Operation,
    schemas: Schemas,
    /// Parameters of the path that no argument of the handler describes yet.
    pub(super) unnamed: VecDeque<&'static str>,
}

impl Description {
    pub(super) fn new(path_parameters: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            operation: Operation::new(),
            schemas: Vec::new(),
            unnamed: path_parameters.into_iter().collect(),
        }
    }

    /// Refers to a schema by its name, and adds the schema.
    fn named<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let name = T::name().into_owned();
        self.schemas.push((name.clone(), T::schema()));
        T::schemas(&mut self.schemas);
        Ref::from_schema_name(name).into()
    }

    pub(super) fn path_parameter(&mut self, schema: RefOr<Schema>) {
        let name = self.unnamed.pop_front();
        let name = name.expect("a handler takes no more parameters than its path has");
        self.parameter(name, ParameterIn::Path, Required::True, "", schema);
    }

    pub(super) fn parameter(
        &mut self,
        name: &str,
        parameter_in: ParameterIn,
        required: Required,
        description: &str,
        schema: RefOr<Schema>,
    ) {
        let mut parameter = Parameter::new(name);
        parameter.parameter_in = parameter_in;
        parameter.required = required;
        parameter.description = Some(description.to_owned()).filter(|text| !text.is_empty());
        parameter.schema = Some(schema);
        let parameters = self.operation.parameters.get_or_insert_default();
        parameters.push(parameter.into());
    }

    pub(super) fn named_parameter<T: ToSchema>(&mut self, name: &str, description: &str) {
        let schema = self.named::<T>();
        self.optional_query(name, description, schema);
    }

    pub(super) fn optional_query(&mut self, name: &str, description: &str, schema: RefOr<Schema>) {
        self.parameter(
            name,
            ParameterIn::Query,
            Required::False,
            description,
            schema,
        );
    }

    pub(super) fn body<T: ToSchema>(&mut self, media_type: &str) {
        let schema = self.named::<T>();
        let mut body = RequestBody::new();
        body.content
            .insert(media_type.to_owned(), Content::new(Some(schema)).into());
        body.required = Some(Required::True);
        self.operation.request_body = Some(body.into());
    }

    fn reply(&mut self, status: StatusCode, content: Option<(&str, RefOr<Schema>)>) {
        let mut response = Response::new(status.canonical_reason().unwrap_or_default());
        if let Some((media_type, schema)) = content {
            let content = Content::new(Some(schema)).into();
            response.content.insert(media_type.to_owned(), content);
        }
        let responses = &mut self.operation.responses.responses;
        responses.insert(status.as_u16().to_string(), response.into());
    }

    /// A list that may be too long to be written at once.
    pub(super) fn may_be_written_later(&mut self) {
        self.reply(StatusCode::ACCEPTED, None);
    }

    fn json<T: ToSchema>(&mut self, status: StatusCode) {
        let schema = self.named::<T>();
        self.reply(status, Some(("application/json", schema)));
    }

    /// `scope` is what a program needs.
    pub(super) fn finished(
        mut self,
        tag: &str,
        id: String,
        (who, scope): (Who, Option<&str>),
    ) -> (Operation, Schemas) {
        let problem = Ref::from_schema_name(ProblemDocument::name());
        let mut default = Response::new("What went wrong");
        let content = Content::new(Some(problem)).into();
        default.content.insert(PROBLEM.to_owned(), content);
        let operation = &mut self.operation;
        let responses = &mut operation.responses.responses;
        responses.insert("default".to_owned(), default.into());
        operation.tags = Some(vec![tag.to_owned()]);
        operation.operation_id = Some(id);
        operation.security = (who != Who::Everyone).then(|| {
            let scheme = |name| SecurityRequirement::new::<_, [&str; 0], &str>(name, []);
            vec![scheme("bearer"), scheme("cookie")]
        });
        let callers = [("x-callers", who.described())].into_iter();
        let scope = scope.map(|scope| ("x-scope", scope.into()));
        operation.extensions = Some(callers.chain(scope).collect());
        (self.operation, self.schemas)
    }
}

/// The schema of an optional header.
pub(super) fn text_or_null() -> RefOr<Schema> {
    let kinds = SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new().schema_type(kinds).into()
}

/// The schema of a whole number within a range.
pub(super) fn number(range: &RangeInclusive<i64>) -> RefOr<Schema> {
    let number = ObjectBuilder::new().schema_type(SchemaType::new(Type::Integer));
    let number = number.format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)));
    let number = number.minimum(Some(*range.start()));
    number.maximum(Some(*range.end())).into()
}

/// The schema of one of these words.
pub(super) fn word(words: &[&str]) -> RefOr<Schema> {
    let word = ObjectBuilder::new().schema_type(SchemaType::new(Type::String));
    word.enum_values(Some(words.iter().copied())).into()
}

/// The schema of some of the words of an enumeration, with commas between them.
pub(super) fn words<T: PartialSchema>() -> RefOr<Schema> {
    let one = match T::schema() {
        RefOr::T(Schema::Object(object)) => object.enum_values.unwrap_or_default(),
        RefOr::Ref(_) | RefOr::T(_) => Vec::new(),
    };
    let one: Vec<&str> = one.iter().filter_map(Value::as_str).collect();
    let one = one.join("|");
    let words = ObjectBuilder::new().schema_type(SchemaType::new(Type::String));
    let pattern = format!("^({one})(,({one}))*$");
    words.pattern(Some(pattern)).into()
}

/// The kind of an answer, as the description shows it.
pub(crate) trait Described {
    fn describe(description: &mut Description);
}

impl<T: ToSchema> Described for T {
    fn describe(description: &mut Description) {
        description.json::<T>(StatusCode::OK);
    }
}

impl<T: ToSchema> Described for Created<T> {
    fn describe(description: &mut Description) {
        description.json::<T>(StatusCode::CREATED);
    }
}

impl<T: ToSchema> Described for Accepted<T> {
    fn describe(description: &mut Description) {
        description.json::<T>(StatusCode::ACCEPTED);
    }
}

impl<D: ToSchema, W: ToSchema> Described for CreatedOrAccepted<D, W> {
    fn describe(description: &mut Description) {
        description.json::<D>(StatusCode::CREATED);
        description.json::<W>(StatusCode::ACCEPTED);
    }
}

impl<D: ToSchema, W: ToSchema> Described for DoneOrAccepted<D, W> {
    fn describe(description: &mut Description) {
        description.json::<D>(StatusCode::OK);
        description.json::<W>(StatusCode::ACCEPTED);
    }
}

impl Described for NoContent {
    fn describe(description: &mut Description) {
        description.reply(StatusCode::NO_CONTENT, None);
    }
}

impl Described for Workbook {
    fn describe(description: &mut Description) {
        description.reply(StatusCode::OK, Some((XLSX, Vec::<u8>::schema())));
    }
}

impl Described for AnyFile {
    fn describe(description: &mut Description) {
        let media_type = "application/octet-stream";
        description.reply(StatusCode::OK, Some((media_type, Vec::<u8>::schema())));
    }
}
