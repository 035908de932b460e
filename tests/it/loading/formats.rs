//! Workbooks of other programs than today's Excel, sent over HTTP and from the command line: `files` holds one list of prices as
//! LibreOffice wrote it in each format, with a last day that means none, a contract merged over two rows, and a hidden row.

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use tests::{Goods, HOSPITAL, Platform, cluster, printed};

use super::{MONDAY, counts};

const XLS: &[u8] = include_bytes!("files/prices.xls");
const ODS: &[u8] = include_bytes!("files/prices.ods");

async fn with_products() -> Platform {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        platform.product(&Goods::number(number)).await;
    }
    platform
}

/// What the hospital pays, by product.
async fn paid(platform: &Platform) -> Vec<String> {
    let list = platform.get(HOSPITAL, "/current-prices").await.must(200);
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or("open").to_owned();
    let shown = |row: &Value| {
        let columns = ["price", "effective_from", "effective_to", "contract_no"];
        columns.map(|name| text(row, name)).join(" ")
    };
    let mut paid: Vec<String> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(shown)
        .collect();
    paid.sort_unstable();
    paid
}

/// The cells of the first worksheet of a report, and its merges.
async fn reported(platform: &Platform, import: &Value) -> (Vec<Vec<Data>>, usize) {
    let path = format!("/imports/{}/report", import["id"].as_str().unwrap());
    let report = platform.get(HOSPITAL, &path).await;
    assert_eq!(report.status, 200);
    let mut book = Xlsx::new(std::io::Cursor::new(report.bytes)).unwrap();
    let range = book.worksheet_range("价格").unwrap();
    let merges = book.merge_cells_by_sheet_id(0).unwrap().len();
    (range.rows().map(<[Data]>::to_vec).collect(), merges)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_workbook_and_one_of_libreoffice_are_loaded_and_come_back_with_their_types() {
    for (name, file) in [("价格.xls", XLS), ("价格.ods", ODS)] {
        let platform = with_products().await;
        let load = async |kind: &str| platform.load(HOSPITAL, kind, name, file.to_vec()).await;
        let undecided = load("current-prices").await;
        assert_eq!(undecided["state"], "failed", "{name}: {undecided}");
        let reason = undecided["error"]["text"].as_str().unwrap();
        assert!(reason.contains("1行被隐藏或筛选掉"), "{name}: {reason}");
        let import = load("current-prices?hidden_rows=skip").await;
        assert_eq!(counts(&import), (2, 0, 0, 0), "{name}: {import}");
        assert_eq!(import["counts"]["skipped"], 1, "{name}: {import}");
        let wanted = [
            "12.34 2026-01-15 2026-12-31 HT-1",
            "88.80 2026-01-01 open HT-1",
        ];
        assert_eq!(paid(&platform).await, wanted, "{name}");
        let (rows, merges) = reported(&platform, &import).await;
        assert_eq!(rows[1][1], Data::Float(88.8), "{name}");
        assert!(matches!(rows[2][2], Data::DateTime(_)), "{name}: {rows:?}");
        assert_eq!(merges, 1, "{name}");
        let all = load("current-prices?hidden_rows=send").await;
        assert_eq!(counts(&all), (1, 2, 0, 0), "{name}: {all}");
        assert!(
            paid(&platform)
                .await
                .contains(&"5.00 2026-01-15 open HT-3".to_owned())
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_loads_them_too() {
    let platform = with_products().await;
    let folder = tempfile::tempdir().unwrap();
    let url = cluster::url(platform.config().get_dbname().unwrap()).await;
    let data = folder.path().join("data");
    let settings = [
        ("DATABASE_URL", url.as_str()),
        ("SUNSHINE_DATA", data.to_str().unwrap()),
    ];
    for (name, file, first) in [
        ("价格.xls", XLS, "accepted: 3"),
        ("价格.ods", ODS, "unchanged: 3"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, file).unwrap();
        let given = ["import", "current-prices", path.to_str().unwrap()];
        let load = |choice: &[&str]| {
            let arguments = [&given[..], &["--account", HOSPITAL], choice].concat();
            tokio::task::block_in_place(|| printed(&arguments, &settings, ""))
        };
        let without = load(&[]);
        assert!(without.contains("1行被隐藏或筛选掉"), "{name}: {without}");
        let sent = load(&["--hidden-rows", "send", "--again"]);
        assert!(sent.contains(first), "{name}: {sent}");
        assert!(folder.path().join(format!("{name}.report.xlsx")).exists());
    }
    assert_eq!(paid(&platform).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_page_under_the_name_of_a_workbook_is_called_one() {
    let platform = Platform::start(MONDAY).await;
    let page =
        "<html><head><meta charset=utf-8></head><table><tr><td>27位码<td>价格</table></html>";
    let xml = "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    for (file, word) in [(page, "网页（HTML）"), (xml, "Excel 2003 XML")] {
        let import = platform
            .load(HOSPITAL, "current-prices", "价格.xls", file.into())
            .await;
        assert_eq!(import["state"], "failed");
        let shown = import["error"]["text"].as_str().unwrap();
        assert!(
            shown.contains(word) && shown.contains("“另存为” .xlsx"),
            "{shown}"
        );
    }
}
