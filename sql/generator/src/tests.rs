//! From the code that cornucopia writes to the code of the crate `sql`.

use crate::read::Module;
use crate::write::write;

/// A statement that returns rows and takes an array of texts, and one that counts; both as cornucopia
/// writes them, without the parts that are always ignored.
const WRITTEN: &str = r#"
pub struct PageParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub kinds: Option<T2>,
    pub before: i64,
    pub rows: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub id: i64,
    pub name: Option<String>,
}
pub struct PageBorrowed<'a> {
    pub id: i64,
    pub name: Option<&'a str>,
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt("select id, name from thing", None)
}
impl PageStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, Error> {
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        kinds: &'a Option<T2>,
        before: &'a i64,
        rows: &'a i64,
    ) -> PageQuery<'c, 'a, 's, C, Page, 3> {
        PageQuery {
            client,
            params: [kinds, before, rows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &Row| -> Result<PageBorrowed, Error> {
                Ok(PageBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Page::from(it),
        }
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt("delete from thing where name = $1", None)
}
impl ForgetStmt {
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[name]).await
    }
}
"#;

fn rewritten(text: &str) -> Result<String, String> {
    let module = Module::read(text)?;
    let file = syn::parse2(write(&module)).map_err(|error| error.to_string())?;
    Ok(prettyplease::unparse(&file))
}

#[test]
fn a_row_is_read_by_its_struct_and_nothing_is_borrowed() {
    let text = rewritten(WRITTEN).unwrap();
    let read = "impl Page {
    fn read(row: &tokio_postgres::Row) -> Result<Self, tokio_postgres::Error> {
        Ok(Self {
            id: row.try_get(0)?,
            name: row.try_get(1)?,
        })
    }
}";
    assert!(text.contains(read), "{text}");
    assert!(!text.contains("Borrowed"), "{text}");
}

#[test]
fn values_of_one_type_are_given_by_name_and_only_so() {
    let text = rewritten(WRITTEN).unwrap();
    let params = "pub struct PageParams<'a> {
    pub kinds: Option<&'a [&'a str]>,
    pub before: i64,
    pub rows: i64,
}";
    assert!(text.contains(params), "{text}");
    let method = "    pub fn params<'q, C: crate::GenericClient>(
        &'q self,
        client: &'q C,
        params: &'q PageParams<'q>,
    ) -> crate::Query<'q, C, Page, 3> {
        self.query(client, [&params.kinds, &params.before, &params.rows], Page::read)
    }";
    assert!(text.contains(method), "{text}");
    assert_eq!(text.matches("fn bind").count(), 1, "{text}");
}

#[test]
fn a_statement_without_rows_counts_what_it_touched() {
    let text = rewritten(WRITTEN).unwrap();
    let method = "    pub async fn bind(
        &self,
        client: &impl crate::GenericClient,
        name: &impl crate::StringSql,
    ) -> Result<u64, tokio_postgres::Error> {
        self.execute(client, &[name]).await
    }";
    assert!(text.contains(method), "{text}");
}

#[test]
fn what_cornucopia_has_never_written_is_refused_and_not_guessed() {
    let strange = WRITTEN.replace("row.try_get(0)?", "decode(row)");
    let refusal = rewritten(&strange).unwrap_err();
    assert!(refusal.contains("something new"), "{refusal}");
}

#[test]
fn statements_that_share_a_row_name_its_columns_in_one_order() {
    let second = WRITTEN
        .replace("page()", "again()")
        .replace("try_get(0)", "try_get(7)");
    let (_, second) = second.split_once("pub struct PageStmt").unwrap();
    let second = format!("pub struct PageStmt{second}").replace("PageStmt", "AgainStmt");
    let refusal = rewritten(&format!("{WRITTEN}{second}")).unwrap_err();
    assert!(refusal.contains("another order"), "{refusal}");
}
