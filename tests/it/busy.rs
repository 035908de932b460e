//! What people read when the database did not answer in time.

use tests::{HOSPITAL, Platform, Program, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_out_of_time_is_a_503_with_its_reason_in_both_languages() {
    let platform = Platform::start(MONDAY).await;
    let url = cluster::url(platform.config().get_dbname().unwrap()).await;
    // Settings in the address come after those of the program.
    let impatient = format!("{url}?options=-c%20statement_timeout%3D2s");
    let program = Program::on(&platform).await.with("DATABASE_URL", impatient);
    let _running = program.serve().await;
    let holder = cluster::connect(platform.config()).await;
    let lock = "begin; lock table invitation in access exclusive mode";
    holder.batch_execute(lock).await.unwrap();
    let client = tests::client().build().unwrap();
    for (language, title, detail) in [
        ("zh", "系统繁忙", "数据库繁忙，请稍后重试"),
        ("en", "busy", "the database is busy; try again soon"),
    ] {
        let request = client.get(format!("{}/api/v1/invitations", program.base()));
        let request = request.bearer_auth(platform.token(HOSPITAL));
        let answer = request.header("accept-language", language).send().await;
        let answer = answer.unwrap();
        assert_eq!(answer.status(), 503, "{language}");
        let headers = answer.headers().clone();
        assert_eq!(headers["content-type"], "application/problem+json");
        assert_eq!(headers["retry-after"], "2");
        let problem: serde_json::Value = answer.json().await.unwrap();
        assert_eq!(problem["type"], "unavailable", "{problem}");
        assert_eq!(problem["title"], title, "{problem}");
        assert_eq!(problem["detail"], detail, "{problem}");
    }
    // What ran out of time has left its connection as it was.
    holder.batch_execute("rollback").await.unwrap();
    let request = client.get(format!("{}/api/v1/invitations", program.base()));
    let answer = request.bearer_auth(platform.token(HOSPITAL)).send().await;
    assert_eq!(answer.unwrap().status(), 200);
}
