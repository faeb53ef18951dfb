# SPDX-License-Identifier: MIT
#
# make help lists the targets. Nothing is probed while this file is parsed: the libraries are looked for when they are
# first needed (generator/build/flags.sh), so that `make deps` can run on a machine that has none of them.
# All paths are relative to this folder, which may have any name; BUILD may hold no spaces, INPUT and OUTPUT may.

CC ?= cc
prefix = /usr/local
bindir = $(prefix)/bin
datadir = $(prefix)/share
docdir = $(datadir)/doc/dossier

# make SAN=1 ...: everything under AddressSanitizer and UndefinedBehaviorSanitizer, in a build folder of its own.
ifdef SAN
BUILD ?= build/san
HARDEN =
SAN_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS ?= -O1 -g
else
BUILD ?= build
HARDEN = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
endif
CFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wshadow -Wswitch-enum -Wstrict-prototypes -Wmissing-prototypes -Werror=implicit-function-declaration
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARN) -Igenerator @$(BUILD)/cflags -fPIE $(HARDEN) $(SAN_FLAGS) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(SAN_FLAGS) $(LDFLAGS)
LIBS = @$(BUILD)/libs -lm

# The long lines of the compiler are shown with V=1 only.
say = $(if $(V),,@echo "  $(1) $(2)";)

# What `make report` reads and writes. AS_OF, ONLY (one assessment), LANG_ and JOBS are left to the program when empty.
INPUT = input
OUTPUT = output
AS_OF =
ONLY =
LANG_ =
JOBS =

# A value as one word of the shell, whatever is in it; an option that is left out when its value is empty.
quote = '$(subst ','\'',$(1))'
option = $(if $(2),$(1) $(call quote,$(2)))

ROOM_OBJECTS = $(patsubst generator/%.c,$(BUILD)/%.o,$(wildcard generator/*/*.c))
PROGRAM_OBJECTS = $(patsubst generator/%.c,$(BUILD)/%.o,$(wildcard generator/*.c))
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c))
SETUP = $(filter deps deps-test,$(MAKECMDGOALS))

# `make deps report`: what installs comes first and ends before anything else begins, whatever -j says. So with deps among the
# goals this make only installs, and a second one, which finds the compiler and the libraries in place, does the rest.
ifneq (,$(SETUP))
AFTER = $(filter-out deps deps-test,$(MAKECMDGOALS))
.PHONY: deps deps-test after-deps $(AFTER)
deps: installed ## install what is needed to build and run (Debian, Ubuntu); elsewhere say what is missing
deps-test: installed ## the same for the tests as well
installed:
	@sh generator/build/deps.sh run $(if $(filter deps-test,$(SETUP)),test)
.PHONY: installed
ifneq (,$(AFTER))
after-deps: installed
	@+$(MAKE) --no-print-directory $(AFTER)
$(AFTER): after-deps
	@:
endif
else

.PHONY: all help report docs pdf install uninstall dist clean bench objects check test test-long test-asan sample-real unit unit-tests fuzz fuzzers FORCE
all: $(BUILD)/dossier ## build the program: build/dossier

help: ## this list
	@echo "Usage: make [TARGET ...] [NAME=VALUE ...]"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16
	@echo "Values: INPUT=input OUTPUT=output AS_OF=YYYY-MM-DD ONLY=ASSESSMENT LANG_=en JOBS=N   (report, bench)"
	@echo "        prefix=/usr/local DESTDIR=   (install)     SAN=1 CC=clang CFLAGS='-O2 -g' BUILD=build V=1   (any)"

report: $(BUILD)/dossier ## make the reports of all assessments in INPUT, into OUTPUT
	$(BUILD)/dossier build $(call quote,$(INPUT)) -o $(call quote,$(OUTPUT)) $(call option,--as-of,$(AS_OF)) \
	  $(call option,--only,$(ONLY)) $(call option,--lang,$(LANG_)) $(call option,-j,$(JOBS))

pdf: report ## the printable documents as PDF, in OUTPUT/pdf/<assessment>/, where LibreOffice is installed
	@generator/build/pdf.sh $(call quote,$(OUTPUT)) $(call quote,$(ONLY))

docs: $(BUILD)/dossier ## show what changes in the pages of docs/ that are made from packs; WRITE=1 writes them
	@sh generator/build/docs.sh $(BUILD)/dossier $(WRITE)

# ---- Building ----

$(BUILD)/dossier: $(PROGRAM_OBJECTS) $(BUILD)/libdossier.a
	$(call say,link,$@) $(CC) $(ALL_LDFLAGS) -o $@ $(PROGRAM_OBJECTS) $(BUILD)/libdossier.a $(LIBS)

$(BUILD)/libdossier.a: $(ROOM_OBJECTS)
	@rm -f $@
	$(call say,ar,$@) $(AR) rcs $@ $(ROOM_OBJECTS)

# Writers must know every kind of node: a switch that leaves one out does not build.
$(BUILD)/write/%.o: WARN += -Werror=switch-enum
# What the compiler says is kept beside the object, so that tests need not compile again to hear it.
$(BUILD)/%.o: generator/%.c $(BUILD)/cflags
	@mkdir -p $(@D)
	$(call say,cc,$<) $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $< 2>$(@:.o=.warnings); \
	  status=$$?; cat $(@:.o=.warnings) >&2; exit $$status
objects: $(ROOM_OBJECTS) $(PROGRAM_OBJECTS)

# main.c knows where rules and themes will be installed; a change of prefix makes only this file anew.
$(BUILD)/main.o: ALL_CFLAGS += @$(BUILD)/place
$(BUILD)/main.o: $(BUILD)/place
$(BUILD)/place: FORCE
	@mkdir -p $(@D)
	@new=$@.$$$$; printf '%s\n' '-DDOSSIER_DATA="\"$(datadir)/dossier\""' >$$new; \
	  if cmp -s $$new $@; then rm $$new; else mv $$new $@; fi

$(BUILD)/cflags $(BUILD)/libs: generator/build/flags.sh
	@mkdir -p $(@D)
	@sh generator/build/flags.sh $(@F) >$@.new
	@mv $@.new $@
$(BUILD)/dossier $(UNIT_TESTS): $(BUILD)/libs

# A test of run.c (run_*.c) gets that file beside the rooms.
$(BUILD)/tests/run_%: TESTED = $(BUILD)/run.o
$(filter $(BUILD)/tests/run_%,$(UNIT_TESTS)): $(BUILD)/run.o
$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libdossier.a
	@mkdir -p $(@D)
	$(call say,cc,$<) $(CC) $(ALL_CFLAGS) -Itests -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(TESTED) $(BUILD)/libdossier.a $(LIBS) -lcmocka

-include $(ROOM_OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)

# ---- Checking ----

# A file of tests/fuzz is a target: as it is, it replays files; with libFuzzer, it looks for new ones.
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
FUZZ_MAIN = tests/fuzz/replay.c
FUZZ_SECONDS = 60
$(FUZZERS): $(BUILD)/libs
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h tests/fuzz/replay.c $(BUILD)/libdossier.a
	@mkdir -p $(@D)
	$(call say,cc,$<) $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(FUZZ_MAIN) $(BUILD)/libdossier.a $(LIBS)

fuzzers: $(FUZZERS)
fuzz: ## look for inputs that break a reader, FUZZ_SECONDS=60 for each of tests/fuzz (clang)
	@+$(MAKE) --no-print-directory CC=clang BUILD=build/fuzz HARDEN= FUZZ_MAIN=-fsanitize=fuzzer \
	  SAN_FLAGS="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" fuzzers
	@tests/fuzz/run $(FUZZ_SECONDS) $(notdir $(FUZZERS))

unit-tests: $(UNIT_TESTS)
unit: $(UNIT_TESTS) ## build and run the unit tests
	@for t in $(UNIT_TESTS); do $$t || exit 1; done

check: ## include table, lengths, banned calls, licence lines, layout, catalogue of messages
	@tests/run lint

test: $(BUILD)/dossier ## all tests
	@tests/run

test-long: $(BUILD)/dossier ## all tests, with many more moments of killing and everything under valgrind
	@tests/run --long

test-asan: ## the whole program under the sanitizers, on the sample and on the documents of npm packages
	@+$(MAKE) --no-print-directory SAN=1 BUILD=build/san all
	@tests/run --program build/san/dossier truth reproducible real

sample-real: $(BUILD)/dossier ## fetch the documents of some thirty npm packages and make their reports
	@tests/real/fetch.sh
	$(BUILD)/dossier build tests/.cache/real/input -o tests/.cache/real/output

bench: $(BUILD)/dossier ## time and memory on 300 units of 60 papers, first run and run without a change
	@tests/bench/run $(BUILD)/dossier

# ---- Handing out ----

install: $(BUILD)/dossier ## program to bin, rules and themes to share/dossier, manual to share/doc/dossier
	mkdir -p "$(DESTDIR)$(bindir)" "$(DESTDIR)$(datadir)/dossier" "$(DESTDIR)$(docdir)"
	cp $(BUILD)/dossier "$(DESTDIR)$(bindir)/dossier"
	chmod 755 "$(DESTDIR)$(bindir)/dossier"
	@$(call each_file,rules themes,mkdir -p "$$to/$${f%/*}" && cp "$$f" "$$to/$$f" && chmod 644 "$$to/$$f",$(datadir)/dossier)
	@$(call each_file,README.md README.zh-Hans.md LICENSE LICENSES docs,mkdir -p "$$to/$$(dirname "$$f")" && cp "$$f" "$$to/$$f" && chmod 644 "$$to/$$f",$(docdir))

uninstall: ## remove what install put there, and nothing else
	rm -f "$(DESTDIR)$(bindir)/dossier"
	@$(call each_file,rules themes,rm -f "$$to/$$f",$(datadir)/dossier)
	@$(call each_file,README.md README.zh-Hans.md LICENSE LICENSES docs,rm -f "$$to/$$f",$(docdir))
	@for d in "$(DESTDIR)$(datadir)/dossier" "$(DESTDIR)$(docdir)"; do \
	  [ ! -d "$$d" ] || find "$$d" -depth -type d -empty -delete; done

# $(call each_file,FOLDERS,COMMAND,TARGET): runs COMMAND for each file f below FOLDERS; $$to is the target folder.
each_file = to="$(DESTDIR)$(3)"; find $(1) -type f ! -name '.*' | while IFS= read -r f; do $(2) || exit 1; done

dist: ## the source of the last commit as build/dossier-VERSION.tar.gz; the same bytes each time
	@mkdir -p $(BUILD)
	@name=dossier-$$(sed -n 's/^#define DOSSIER_VERSION "\(.*\)"/\1/p' generator/phases.h) && \
	  git -c tar.umask=0022 archive --format=tar --prefix="$$name/" HEAD >$(BUILD)/"$$name".tar && \
	  gzip -9 -n -f $(BUILD)/"$$name".tar && cd $(BUILD) && sha256sum "$$name".tar.gz

clean: ## remove the build folder; never touches output/
	rm -rf "$(BUILD)"

endif
