//! Several contracts of one product in one file, as a hospital's ledger lists them: each counts from its first day on,
//! whichever comes first in the file.

use serde_json::json;
use tests::{Goods, HOSPITAL, Platform};

use super::last_days::{HEAD, last_days, load};
use super::{MONDAY, counts};

/// The ledger of one product: last year's contract, this year's, and the one signed for July.
const CONTRACTS: [(&str, &str, &str); 3] = [
    ("95", "2025-01-01", "2025-12-31"),
    ("90", "2026-01-01", ""),
    ("80", "2026-07-01", "2026-12-31"),
];

fn ledger(code: &str, order: [usize; 3]) -> String {
    let rows = order.map(|nth| {
        let (price, from, to) = CONTRACTS[nth];
        format!("{code},{price},{from},{to}\n")
    });
    format!("{HEAD}{}", rows.concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn contracts_one_after_another_count_in_whatever_order_a_file_lists_them() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let platform = Platform::start(MONDAY).await;
        let goods = Goods::number(1);
        let product = platform.product(&goods).await;
        let loaded = load(&platform, ledger(&goods.code, order)).await;
        assert_eq!(counts(&loaded), (3, 0, 0, 0), "{order:?}: {loaded}");
        let path = format!("/products/{product}/current-price/history");
        let mut kept = last_days(&platform, &path).await;
        kept.sort();
        let row =
            |from: &str, price: &str, to: &str| (from.to_owned(), price.to_owned(), to.to_owned());
        let right = [
            row("2025-01-01", "95.00", "2025-12-31"),
            row("2026-01-01", "90.00", "2026-06-30"),
            row("2026-07-01", "80.00", "2026-12-31"),
        ];
        assert_eq!(kept, right, "{order:?}");
        let today = platform.get(HOSPITAL, "/current-prices").await.must(200);
        assert_eq!(today["items"][0]["price"], "90.00", "{order:?}");
        let again = load(&platform, ledger(&goods.code, order)).await;
        assert_eq!(again["counts"]["accepted"], 0, "{order:?}: {again}");
        let mut after = last_days(&platform, &path).await;
        after.sort();
        assert_eq!(after, right, "{order:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_rows_about_one_contract_the_last_counts_however_its_first_day_is_written() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    let code = &goods.code;
    let loaded = load(
        &platform,
        format!(
            "{HEAD}{code},92,2026-01-01,\n{code},95,2025/1/1,2025-12-31\n{code},90,2026/1/1,\n"
        ),
    )
    .await;
    assert_eq!(loaded["counts"]["accepted"], 2, "{loaded}");
    assert_eq!(loaded["counts"]["skipped"], 1, "{loaded}");
    let today = platform.get(HOSPITAL, "/current-prices").await.must(200);
    assert_eq!(today["items"][0]["price"], "90.00");
    assert_eq!(today["total"], json!(1));
}
