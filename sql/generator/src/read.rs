//! What cornucopia found out about a file of statements, read from the code that it wrote.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprStruct, FnArg, GenericArgument, Generics, Ident, ImplItem, ImplItemFn,
    Item, ItemFn, ItemStruct, Lit, LitStr, Member, Pat, PathArguments, PathSegment, ReturnType,
    Stmt, Type, TypeParamBound,
};

/// The statements of a file and the rows that they return.
pub(crate) struct Module {
    pub(crate) rows: Vec<Row>,
    pub(crate) statements: Vec<Statement>,
}

/// A row: its struct, and the column of each field.
pub(crate) struct Row {
    pub(crate) item: ItemStruct,
    pub(crate) columns: Vec<(Ident, usize)>,
}

pub(crate) struct Statement {
    pub(crate) name: Ident,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) text: LitStr,
    /// In the order of `$1`, `$2`, …
    pub(crate) values: Vec<(Ident, Value)>,
    pub(crate) returns: Returns,
    /// The struct of its values, as cornucopia names it.
    pub(crate) params: Ident,
    pub(crate) kind: Ident,
}

pub(crate) enum Returns {
    /// The number of rows affected.
    Count,
    Column(Box<Type>),
    /// Rows of several columns.
    Rows(Ident),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A type of fixed size, by its name.
    Plain(String),
    Text,
    Bytes,
    Json,
    Array(Box<Value>),
    Optional(Box<Value>),
}

impl Value {
    /// Whether the type borrows its content.
    pub(crate) fn borrows(&self) -> bool {
        match self {
            Self::Plain(_) => false,
            Self::Text | Self::Bytes | Self::Json | Self::Array(_) => true,
            Self::Optional(inner) => inner.borrows(),
        }
    }
}

impl Module {
    /// Reads a file that cornucopia wrote.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let file = syn::parse_file(text).map_err(|error| error.to_string())?;
        let mut structs: HashMap<String, ItemStruct> = HashMap::new();
        let mut functions: Vec<ItemFn> = Vec::new();
        let mut methods: HashMap<String, ImplItemFn> = HashMap::new();
        for item in file.items {
            if let Item::Struct(item) = item {
                structs.insert(item.ident.to_string(), item);
            } else if let Item::Fn(item) = item {
                functions.push(item);
            } else if let Item::Impl(item) = item
                && item.trait_.is_none()
            {
                let owner = last_segment(&item.self_ty)?.ident.to_string();
                let bind = item.items.into_iter().find_map(bind);
                methods.extend(bind.map(|bind| (owner, bind)));
            }
        }
        let mut module = Self {
            rows: Vec::new(),
            statements: Vec::new(),
        };
        for function in functions {
            module.add(function, &structs, &methods)?;
        }
        Ok(module)
    }

    fn add(
        &mut self,
        function: ItemFn,
        structs: &HashMap<String, ItemStruct>,
        methods: &HashMap<String, ImplItemFn>,
    ) -> Result<(), String> {
        let ReturnType::Type(_, output) = &function.sig.output else {
            return Err(unknown(&function.sig));
        };
        let kind = last_segment(output)?.ident.clone();
        let bind = (methods.get(&kind.to_string())).ok_or_else(|| unknown(&function.sig))?;
        let returns = returns(bind, structs)?;
        if let Returns::Rows(row) = &returns {
            self.add_row(
                &structs[&row.to_string()],
                columns(bind)?,
                &function.sig.ident,
            )?;
        }
        self.statements.push(Statement {
            name: function.sig.ident.clone(),
            docs: function.attrs.clone(),
            text: statement_text(&function)?,
            values: values(bind)?,
            returns,
            params: params(&kind),
            kind,
        });
        Ok(())
    }

    fn add_row(
        &mut self,
        item: &ItemStruct,
        columns: Vec<(Ident, usize)>,
        statement: &Ident,
    ) -> Result<(), String> {
        match self.rows.iter().find(|row| row.item.ident == item.ident) {
            Some(row) if row.columns == columns => Ok(()),
            Some(row) => Err(format!(
                "{statement} names the columns of {} in another order than the statement before it",
                row.item.ident
            )),
            None => {
                let item = item.clone();
                self.rows.push(Row { item, columns });
                Ok(())
            }
        }
    }
}

/// The names and texts of the statements in a file of the client.
pub(crate) fn texts(code: &str) -> Result<Vec<(String, String)>, String> {
    let file = syn::parse_file(code).map_err(|error| error.to_string())?;
    let functions = file.items.iter().filter_map(|item| {
        if let Item::Fn(function) = item {
            Some(function)
        } else {
            None
        }
    });
    functions
        .map(|function| {
            Ok((
                function.sig.ident.to_string(),
                statement_text(function)?.value(),
            ))
        })
        .collect()
}

/// The method that takes a statement's values.
fn bind(item: ImplItem) -> Option<ImplItemFn> {
    if let ImplItem::Fn(method) = item
        && method.sig.ident == "bind"
    {
        Some(method)
    } else {
        None
    }
}

/// The text in the function of a statement.
fn statement_text(function: &ItemFn) -> Result<LitStr, String> {
    if let Some(Stmt::Expr(Expr::Call(call), None)) = function.block.stmts.last()
        && let Some(Expr::Lit(literal)) = call.args.first()
        && let Lit::Str(text) = &literal.lit
    {
        return Ok(text.clone());
    }
    Err(unknown(&function.sig))
}

/// The arguments of `bind` after the client.
fn values(bind: &ImplItemFn) -> Result<Vec<(Ident, Value)>, String> {
    let mut values = Vec::new();
    for argument in bind.sig.inputs.iter().skip(2) {
        let FnArg::Typed(argument) = argument else {
            return Err(unknown(argument));
        };
        let (Pat::Ident(name), Type::Reference(reference)) = (&*argument.pat, &*argument.ty) else {
            return Err(unknown(argument));
        };
        values.push((
            name.ident.clone(),
            value(&reference.elem, &bind.sig.generics)?,
        ));
    }
    Ok(values)
}

/// A type; a type parameter is resolved by its bounds: `T3: ArraySql<Item = T2>, T2: StringSql` is an array
/// of texts.
fn value(ty: &Type, generics: &Generics) -> Result<Value, String> {
    let segment = last_segment(ty)?;
    if segment.ident == "Option" {
        return Ok(Value::Optional(Box::new(value(
            first_argument(segment)?,
            generics,
        )?)));
    }
    let Some(bound) = bound(&segment.ident, generics) else {
        return Ok(Value::Plain(ty.to_token_stream().to_string()));
    };
    match bound.ident.to_string().as_str() {
        "StringSql" => Ok(Value::Text),
        "BytesSql" => Ok(Value::Bytes),
        "JsonSql" => Ok(Value::Json),
        "ArraySql" => Ok(Value::Array(Box::new(value(
            first_argument(bound)?,
            generics,
        )?))),
        _ => Err(unknown(bound)),
    }
}

/// The trait that bounds a type parameter.
fn bound<'a>(name: &Ident, generics: &'a Generics) -> Option<&'a PathSegment> {
    let parameter = generics
        .type_params()
        .find(|parameter| parameter.ident == *name)?;
    let Some(TypeParamBound::Trait(bound)) = parameter.bounds.first() else {
        return None;
    };
    bound.path.segments.last()
}

fn returns(bind: &ImplItemFn, structs: &HashMap<String, ItemStruct>) -> Result<Returns, String> {
    if bind.sig.asyncness.is_some() {
        return Ok(Returns::Count);
    }
    let ReturnType::Type(_, output) = &bind.sig.output else {
        return Err(unknown(&bind.sig));
    };
    // `PageQuery<'c, 'a, 's, C, Page, 4>`: the last type is the row.
    let row = types(last_segment(output)?).last().cloned();
    let row = row.ok_or_else(|| unknown(output))?;
    let name = &last_segment(row)?.ident;
    if structs.contains_key(&name.to_string()) {
        Ok(Returns::Rows(name.clone()))
    } else {
        Ok(Returns::Column(Box::new(row.clone())))
    }
}

/// The fields of a row in `extractor: |row| Ok(Row { field: row.try_get(0)?, … })`.
fn columns(bind: &ImplItemFn) -> Result<Vec<(Ident, usize)>, String> {
    let read = extracted(bind).ok_or_else(|| unknown(&bind.sig))?;
    read.fields
        .iter()
        .map(|field| match (&field.member, column(&field.expr)) {
            (Member::Named(name), Some(column)) => Ok((name.clone(), column)),
            _ => Err(unknown(field)),
        })
        .collect()
}

fn extracted(bind: &ImplItemFn) -> Option<&ExprStruct> {
    let Some(Stmt::Expr(Expr::Struct(query), None)) = bind.block.stmts.last() else {
        return None;
    };
    let field = query
        .fields
        .iter()
        .find(|field| matches!(&field.member, Member::Named(name) if name == "extractor"))?;
    let Expr::Closure(closure) = &field.expr else {
        return None;
    };
    let mut body = &*closure.body;
    if let Expr::Block(block) = body
        && let Some(Stmt::Expr(last, None)) = block.block.stmts.last()
    {
        body = last;
    }
    if let Expr::Call(ok) = body
        && let Some(Expr::Struct(row)) = ok.args.first()
    {
        Some(row)
    } else {
        None
    }
}

/// The number in `row.try_get(0)?`.
fn column(read: &Expr) -> Option<usize> {
    if let Expr::Try(read) = read
        && let Expr::MethodCall(call) = &*read.expr
        && let Some(Expr::Lit(literal)) = call.args.first()
        && let Lit::Int(number) = &literal.lit
    {
        number.base10_parse().ok()
    } else {
        None
    }
}

fn last_segment(ty: &Type) -> Result<&PathSegment, String> {
    if let Type::Path(path) = ty
        && let Some(segment) = path.path.segments.last()
    {
        Ok(segment)
    } else {
        Err(unknown(ty))
    }
}

fn types(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| {
        if let GenericArgument::Type(ty) = argument {
            Some(ty)
        } else if let GenericArgument::AssocType(assigned) = argument {
            Some(&assigned.ty)
        } else {
            None
        }
    });
    types.collect()
}

fn first_argument(segment: &PathSegment) -> Result<&Type, String> {
    types(segment)
        .first()
        .copied()
        .ok_or_else(|| unknown(segment))
}

/// `PageStmt` takes `PageParams`.
fn params(kind: &Ident) -> Ident {
    let name = kind.to_string();
    let name = name.strip_suffix("Stmt").unwrap_or(&name);
    Ident::new(&format!("{name}Params"), kind.span())
}

fn unknown(syntax: &impl ToTokens) -> String {
    format!(
        "cornucopia writes something new: {}",
        syntax.to_token_stream()
    )
}
