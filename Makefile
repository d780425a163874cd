.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run build test bench bench-table check windows clean go

BENCHTIME ?= 0.5s
COUNT ?= 5
# how many opportunities the offices have that speed is measured on
SIZES ?= 1000,10000,100000
TABLE_SIZES ?= $(SIZES),1000000

help: ## show this help
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 20

run: build build/demo.preventa ## build Preventa and open it on a demo office
	@bash .ci/open build/preventa.png build/preventa build/demo.preventa

build: go ## build build/preventa
	@bash .ci/debian-packages build
	go build -o build/preventa ./cmd/preventa

build/demo.preventa: | build
	build/preventa demo $@

test: go ## run all tests
	@bash .ci/test

bench: go ## run the benchmarks; COUNT, BENCHTIME and SIZES can be set
	@bash .ci/debian-packages build screen
	PREVENTA_BENCH_SIZES=$(SIZES) go test -p 1 -timeout 0 -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) -count $(COUNT) ./...

bench-table: go ## print what people wait for at 1k to 1M opportunities, in Markdown; TABLE_SIZES can be set
	@bash .ci/debian-packages build screen
	PREVENTA_BENCH_SIZES=$(TABLE_SIZES) go test -p 1 -timeout 0 -run '^$$' -bench '^Benchmark(Speed|Scroll|Idle)$$' -benchtime $(BENCHTIME) ./storage/officefile ./cmd/preventa

check: go ## gofmt, vet, staticcheck and govulncheck
	@bash .ci/debian-packages build
	@bash .ci/check

windows: go ## cross-compile build/preventa.exe
	@bash .ci/debian-packages windows
	bash .ci/windows

clean: ## delete what was built
	rm -rf build

go:
	@command -v go >/dev/null || { echo "Go is missing: https://go.dev/dl/" >&2; exit 1; }
