# Thin names for what a person would type; the work is in server/setup/ and in cargo.

.PHONY: help run test journeys-under-load check bench sql fuzz-api audit

help: ## 列出命令 / list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 22

run: ## 安装所需、构建并启动演示（ARGS=… 传给程序） / install, build and start the demonstration
	@exec server/setup/run.sh $(ARGS)

test: ## 运行全部检查和测试 / run every check and test
	@exec server/setup/test.sh

journeys-under-load: ## 高负载、冷缓存下反复走查（TIMES=…，默认 20） / every journey TIMES times (20), cores busy, caches cold
	@exec server/setup/journeys-under-load.sh $(ARGS)

check: ## 只检查格式、规范和类型 / format, lints and types only
	@exec server/setup/test.sh check

bench: ## 测量速度 / measure speed
	cargo bench -p search-index
	cargo bench -p server
	cargo bench -p spreadsheet

sql: ## 由 sql/queries 重新生成 sql/client / generate sql/client anew
	# For the whole workspace: another choice of features would build its libraries again.
	cargo build --workspace --bin generate-sql
	"$${CARGO_TARGET_DIR:-target}/debug/generate-sql"

fuzz-api: ## 用 schemathesis 试探接口（EXAMPLES=…） / try the HTTP operations with schemathesis
	@exec server/setup/fuzz-api.sh

audit: ## 检查依赖的漏洞、许可与来源 / weaknesses, licences and sources of the libraries
	@exec server/setup/audit.sh
