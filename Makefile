.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run build test bench check windows clean go

BENCHTIME ?= 0.5s
COUNT ?= 5

help: ## show this help
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 18

run: build build/demo.preventa ## build Preventa and open it on a demo office
	@bash .ci/open build/preventa.png build/preventa build/demo.preventa

build: go ## build build/preventa
	@bash .ci/debian-packages build
	go build -o build/preventa ./cmd/preventa

build/demo.preventa: | build
	build/preventa demo $@

test: go ## run all tests
	@bash .ci/test

bench: go ## run the benchmarks; COUNT and BENCHTIME can be set
	@bash .ci/debian-packages build screen
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) -count $(COUNT) ./...

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
