//! The code of the crate `sql` for a file of statements.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use crate::read::{Module, Returns, Row, Statement, Value};

/// Statements with more values take them by name.
const POSITIONAL_MAX: usize = 4;

/// The code of a file of statements.
pub(crate) fn write(module: &Module) -> TokenStream {
    let rows = module.rows.iter().map(row);
    let statements = module.statements.iter().map(statement);
    quote! { #(#rows)* #(#statements)* }
}

fn row(row: &Row) -> TokenStream {
    let Row { item, columns } = row;
    let name = &item.ident;
    let fields = columns.iter().map(|(field, column)| {
        let column = Literal::usize_unsuffixed(*column);
        quote! { #field: row.try_get(#column)? }
    });
    quote! {
        #item

        impl #name {
            fn read(row: &tokio_postgres::Row) -> Result<Self, tokio_postgres::Error> {
                Ok(Self { #(#fields),* })
            }
        }
    }
}

fn statement(statement: &Statement) -> TokenStream {
    let Statement {
        name,
        docs,
        text,
        kind,
        ..
    } = statement;
    let (params, method) = if is_named(statement) {
        (params(statement), by_name(statement))
    } else {
        (TokenStream::new(), by_position(statement))
    };
    quote! {
        #params

        pub struct #kind;

        #(#docs)*
        pub fn #name() -> crate::Statement<#kind> {
            crate::Statement::new(#text)
        }

        impl crate::Prepared<#kind> {
            #method
        }
    }
}

/// Whether values are passed by name: when there are many, or when two could be swapped unnoticed.
fn is_named(statement: &Statement) -> bool {
    let values = &statement.values;
    let twice = |(place, (_, value)): (usize, &(Ident, Value))| {
        values
            .iter()
            .skip(place + 1)
            .any(|(_, other)| other == value)
    };
    values.len() > POSITIONAL_MAX || values.iter().enumerate().any(twice)
}

fn params(statement: &Statement) -> TokenStream {
    let name = &statement.params;
    let lifetime = lifetime(statement);
    let fields = statement.values.iter().map(|(name, value)| {
        let ty = field_type(value);
        quote! { pub #name: #ty }
    });
    quote! {
        #[derive(Clone, Copy, Debug)]
        pub struct #name #lifetime {
            #(#fields),*
        }
    }
}

fn lifetime(statement: &Statement) -> Option<TokenStream> {
    let borrows = statement.values.iter().any(|(_, value)| value.borrows());
    borrows.then(|| quote! { <'a> })
}

fn by_name(statement: &Statement) -> TokenStream {
    let params = &statement.params;
    let values = statement.values.iter().map(|(name, _)| name);
    let values = quote! { [#(&params.#values),*] };
    let lifetime = lifetime(statement);
    match answer(statement) {
        Some((ty, read)) => {
            let count = Literal::usize_unsuffixed(statement.values.len());
            let lifetime = lifetime.map(|_| quote! { <'q> });
            quote! {
                pub fn params<'q, C: crate::GenericClient>(
                    &'q self,
                    client: &'q C,
                    params: &'q #params #lifetime,
                ) -> crate::Query<'q, C, #ty, #count> {
                    self.query(client, #values, #read)
                }
            }
        }
        None => {
            let lifetime = lifetime.map(|_| quote! { <'_> });
            quote! {
                pub async fn params(
                    &self,
                    client: &impl crate::GenericClient,
                    params: &#params #lifetime,
                ) -> Result<u64, tokio_postgres::Error> {
                    self.execute(client, &#values).await
                }
            }
        }
    }
}

fn by_position(statement: &Statement) -> TokenStream {
    let names = statement.values.iter().map(|(name, _)| name);
    let values = quote! { [#(#names),*] };
    match answer(statement) {
        Some((ty, read)) => {
            let count = Literal::usize_unsuffixed(statement.values.len());
            let arguments = statement.values.iter().map(|(name, value)| {
                let ty = argument_type(value);
                quote! { #name: &'q #ty }
            });
            quote! {
                pub fn bind<'q, C: crate::GenericClient>(
                    &'q self,
                    client: &'q C,
                    #(#arguments),*
                ) -> crate::Query<'q, C, #ty, #count> {
                    self.query(client, #values, #read)
                }
            }
        }
        None => {
            let arguments = statement.values.iter().map(|(name, value)| {
                let ty = argument_type(value);
                quote! { #name: &#ty }
            });
            quote! {
                pub async fn bind(
                    &self,
                    client: &impl crate::GenericClient,
                    #(#arguments),*
                ) -> Result<u64, tokio_postgres::Error> {
                    self.execute(client, &#values).await
                }
            }
        }
    }
}

/// The type of a row, and the expression that reads it.
fn answer(statement: &Statement) -> Option<(TokenStream, TokenStream)> {
    match &statement.returns {
        Returns::Count => None,
        Returns::Column(ty) => Some((quote! { #ty }, quote! { |row| row.try_get(0) })),
        Returns::Rows(name) => Some((quote! { #name }, quote! { #name::read })),
    }
}

/// The type of a value as a field: one type for each column, so that fields share no type parameter.
fn field_type(value: &Value) -> TokenStream {
    match value {
        Value::Plain(ty) => plain(ty),
        Value::Text => quote! { &'a str },
        Value::Bytes => quote! { &'a [u8] },
        Value::Json => quote! { &'a serde_json::Value },
        Value::Array(item) => {
            let item = field_type(item);
            quote! { &'a [#item] }
        }
        Value::Optional(value) => {
            let value = field_type(value);
            quote! { Option<#value> }
        }
    }
}

/// The type of a value as an argument: anything that holds such a value.
fn argument_type(value: &Value) -> TokenStream {
    match value {
        Value::Plain(ty) => plain(ty),
        Value::Text => quote! { impl crate::StringSql },
        Value::Bytes => quote! { impl crate::BytesSql },
        Value::Json => quote! { impl crate::JsonSql },
        Value::Array(item) => {
            let item = argument_type(item);
            quote! { impl crate::ArraySql<Item = #item> }
        }
        Value::Optional(value) => {
            let value = argument_type(value);
            quote! { Option<#value> }
        }
    }
}

fn plain(ty: &str) -> TokenStream {
    ty.parse().expect("a type that was read from code")
}
