# SPDX-License-Identifier: MIT
# Interim; the full Makefile replaces this one.
BUILD ?= build
CC ?= cc
LIBS = -lcmark -lxml2 -lyaml -lutf8proc -lxxhash -lcrypto -llua5.4 -lzip -ldeflate -lm
CFLAGS ?= -O2 -g
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wshadow -Wswitch-enum -Werror=implicit-function-declaration -Igenerator -I/usr/include/libxml2 -I/usr/include/lua5.4 $(CFLAGS)
SRC = $(wildcard generator/*/*.c)
OBJ = $(SRC:generator/%.c=$(BUILD)/%.o)
all: $(BUILD)/dossier
$(BUILD)/libdossier.a: $(OBJ)
	rm -f $@; ar rcs $@ $(OBJ)
$(BUILD)/dossier: $(BUILD)/main.o $(BUILD)/run.o $(BUILD)/libdossier.a
	$(CC) -o $@ $^ $(LDFLAGS) $(LIBS)
$(BUILD)/%.o: generator/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libdossier.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -Itests -o $@ $< $(BUILD)/libdossier.a $(LDFLAGS) $(LIBS) -lcmocka
unit: $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c))
	@for t in $^; do $$t || exit 1; done
-include $(OBJ:.o=.d)
