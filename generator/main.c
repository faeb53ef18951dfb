/* SPDX-License-Identifier: MIT
 *
 * dossier: the command line. Takes: arguments. Gives: an exit status: 0 done, 1 a gate or strict check is not met, 2 usage,
 * configuration or pack error, 4 system failure, 5 another run holds the output, 70 a bug.
 */
#include "commands.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef DOSSIER_DATA
#define DOSSIER_DATA "/usr/local/share/dossier"
#endif

enum {
  OPTION_AS_OF = 256,
  OPTION_ONLY,
  OPTION_LANG,
  OPTION_THEME,
  OPTION_RULES,
  OPTION_THEMES,
  OPTION_STRICT,
  OPTION_STATS,
  OPTION_WRITE,
  OPTION_SHOW,
  OPTION_COVERAGE,
  OPTION_REPLACE,
  OPTION_UNIT,
  OPTION_INPUT,
  OPTION_COLOR,
  OPTION_HELP,
  OPTION_VERSION
};

static const struct option long_options[] = {{"output", required_argument, NULL, 'o'},
                                             {"jobs", required_argument, NULL, 'j'},
                                             {"as-of", required_argument, NULL, OPTION_AS_OF},
                                             {"only", required_argument, NULL, OPTION_ONLY},
                                             {"lang", required_argument, NULL, OPTION_LANG},
                                             {"theme", required_argument, NULL, OPTION_THEME},
                                             {"rules", required_argument, NULL, OPTION_RULES},
                                             {"themes", required_argument, NULL, OPTION_THEMES},
                                             {"strict", no_argument, NULL, OPTION_STRICT},
                                             {"stats", no_argument, NULL, OPTION_STATS},
                                             {"write", no_argument, NULL, OPTION_WRITE},
                                             {"show", no_argument, NULL, OPTION_SHOW},
                                             {"coverage", no_argument, NULL, OPTION_COVERAGE},
                                             {"replace", no_argument, NULL, OPTION_REPLACE},
                                             {"unit", required_argument, NULL, OPTION_UNIT},
                                             {"input", required_argument, NULL, OPTION_INPUT},
                                             {"color", required_argument, NULL, OPTION_COLOR},
                                             {"quiet", no_argument, NULL, 'q'},
                                             {"verbose", no_argument, NULL, 'v'},
                                             {"help", no_argument, NULL, OPTION_HELP},
                                             {"version", no_argument, NULL, OPTION_VERSION},
                                             {NULL, 0, NULL, 0}};

typedef struct Asked { /* beside the options */
  bool help, version;
} Asked;

/* ---- defaults ---- */

static Lang lang_of_environment(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    Lang lang;
    if (value && *value) return lang_parse(text_of(value), &lang) ? lang : LANG_EN;
  }
  return LANG_EN;
}

/* rules/ and themes/ of the current folder, else those of the program, wherever it lies, else the installed ones. */
static const char *data_folder(Arena *arena, const char *name) {
  if (access(name, R_OK | X_OK) == 0) return name;
  const char *own = fs_of_program(arena, name);
  return own ? own : text_cstr(arena, text_format(arena, "%s/%s", DOSSIER_DATA, name));
}

static Options options_default(Arena *arena) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  const char *no_color = getenv("NO_COLOR");
  return (Options){.input = "input",
                   .output = "output",
                   .rules = data_folder(arena, "rules"),
                   .themes = data_folder(arena, "themes"),
                   .messages = lang_of_environment(),
                   .as_of = DAY_NONE,
                   .jobs = processors > 0 && processors < 256 ? (int)processors : 1,
                   .colour = isatty(2) && !(no_color && *no_color)};
}

/* ---- options ---- */

static int bad_value(const Options *options, const char *value, const char *option, const char *expected) {
  say_error(options, SAY_BAD_VALUE, value, option, expected);
  return EXIT_USAGE;
}

static int option_jobs(Options *options, const char *value) {
  int64_t jobs;
  if (!text_to_int(text_of(value), &jobs) || jobs < 1 || jobs > 255) return bad_value(options, value, "-j", "1 ... 255");
  options->jobs = (int)jobs;
  return EXIT_DONE;
}

static int option_lang(Options *options, const char *value) {
  if (!lang_parse(text_of(value), &options->lang)) return bad_value(options, value, "--lang", "en, zh-Hans, zh-Hant");
  options->has_lang = true;
  options->messages = options->lang;
  return EXIT_DONE;
}

static int option_output(Options *options, const char *value) {
  if (!*value) return bad_value(options, value, "-o", "FOLDER");
  options->output = value;
  return EXIT_DONE;
}

static int option_color(Options *options, const char *value) {
  if (strcmp(value, "always") == 0) options->colour = true;
  else if (strcmp(value, "never") == 0) options->colour = false;
  else if (strcmp(value, "auto") != 0) return bad_value(options, value, "--color", "auto, always, never");
  return EXIT_DONE;
}

static int option_as_of(Options *options, const char *value) {
  return day_parse(text_of(value), &options->as_of) ? EXIT_DONE : bad_value(options, value, "--as-of", "YYYY-MM-DD");
}

static int option_set(Options *options, Asked *asked, int option, const char *value, const char *given) {
  switch (option) {
  case 'o': return option_output(options, value);
  case 'j': return option_jobs(options, value);
  case 'q': options->quiet = true; return EXIT_DONE;
  case 'v': options->verbose = true; return EXIT_DONE;
  case OPTION_AS_OF: return option_as_of(options, value);
  case OPTION_ONLY: options->only = text_of(value); return EXIT_DONE;
  case OPTION_LANG: return option_lang(options, value);
  case OPTION_THEME: options->theme = text_of(value); return EXIT_DONE;
  case OPTION_RULES: options->rules = value; return EXIT_DONE;
  case OPTION_THEMES: options->themes = value; return EXIT_DONE;
  case OPTION_STRICT: options->strict = true; return EXIT_DONE;
  case OPTION_STATS: options->stats = true; return EXIT_DONE;
  case OPTION_WRITE: options->write = true; return EXIT_DONE;
  case OPTION_SHOW: options->show = true; return EXIT_DONE;
  case OPTION_COVERAGE: options->coverage = true; return EXIT_DONE;
  case OPTION_REPLACE: options->replace = true; return EXIT_DONE;
  case OPTION_UNIT: options->unit = text_of(value); return EXIT_DONE;
  case OPTION_INPUT: options->input = value, options->again = true; return EXIT_DONE;
  case OPTION_COLOR: return option_color(options, value);
  case OPTION_HELP: asked->help = true; return EXIT_DONE;
  case OPTION_VERSION: asked->version = true; return EXIT_DONE;
  case ':': say_error(options, SAY_OPTION_VALUE, given, NULL, NULL); return EXIT_USAGE;
  default: say_error(options, SAY_UNKNOWN_OPTION, given, NULL, NULL); return EXIT_USAGE;
  }
}

static int options_parse(int count, char **arguments, Options *options, Asked *asked) {
  opterr = 0;
  for (;;) {
    int option = getopt_long(count, arguments, ":o:j:qv", long_options, NULL);
    if (option < 0) return EXIT_DONE;
    char letter[] = {'-', (char)optopt, '\0'};
    bool is_letter = (option == '?' || option == ':') && optopt > 0 && optopt < 128;
    int status = option_set(options, asked, option, optarg, is_letter ? letter : arguments[optind - 1]);
    if (status) return status;
  }
}

/* ---- commands ---- */

static const Text commands[] = {{"build", 5}, {"check", 5}, {"explain", 7}, {"try", 3}, {"test", 4},
                                {"lint", 4},  {"init", 4},  {"new", 3},     {"words", 5}, {"units", 5},
                                {"verify", 6}, {"close", 5}, {"help", 4}};

static int unknown_command(const Options *options, const char *command) {
  Arena *arena = arena_new();
  size_t count = sizeof commands / sizeof *commands;
  Text near = text_nearest(text_of(command), commands, count);
  say_error(options, SAY_UNKNOWN_COMMAND, command, text_cstr(arena, near.len ? near : commands[0]), NULL);
  arena_free(arena);
  return EXIT_USAGE;
}

static int with_input(Options *options, int count, char **rest, int (*command)(const Options *)) {
  if (count > 1) {
    say_error(options, *rest[1] == '-' ? SAY_UNKNOWN_OPTION : SAY_ONE_FOLDER, rest[1], NULL, NULL);
    return EXIT_USAGE;
  }
  if (count == 1) options->input = rest[0];
  return command(options);
}

static int explain(Options *options, int count, char **rest) {
  if (count < 2 || count > 3) {
    say_error(options, SAY_NEEDS, "explain", "UNIT ITEM [INPUT]", NULL);
    return EXIT_USAGE;
  }
  if (count == 3) options->input = rest[2];
  return command_explain(options, text_of(rest[0]), text_of(rest[1]));
}

/* "rules/project-docs/" is what a shell completes; the name of the pack is meant. */
static Text pack_named(const Options *options, const char *value) {
  Text pack = text_of(value), rules = text_of(options->rules);
  while (text_ends(pack, TEXT("/"))) pack.len--;
  if (!text_starts(pack, rules) || pack.len <= rules.len || pack.at[rules.len] != '/') return pack;
  return text_slice(pack, rules.len + 1, pack.len);
}

static int try_item(Options *options, int count, char **rest) {
  if (count < 2 || count > 3 || !options->unit.len) {
    say_error(options, SAY_NEEDS, "try", "PACK ITEM --unit UNIT [INPUT]", NULL);
    return EXIT_USAGE;
  }
  if (count == 3) options->input = rest[2];
  return command_try(options, pack_named(options, rest[0]), text_of(rest[1]));
}

static int test_pack(Options *options, int count, char **rest) {
  if (count < 1 || count > 2) {
    say_error(options, SAY_NEEDS, "test", "PACK [CASE]", NULL);
    return EXIT_USAGE;
  }
  return command_test(options, pack_named(options, rest[0]), count == 2 ? text_of(rest[1]) : TEXT_NONE);
}

static int lint_pack(Options *options, int count, char **rest) {
  if (count < 1 || count > 2) {
    say_error(options, SAY_NEEDS, "lint", "PACK [INPUT]", NULL);
    return EXIT_USAGE;
  }
  if (count == 2) options->input = rest[1];
  return command_lint(options, pack_named(options, rest[0]), count == 2);
}

static int close_period(Options *options, int count, char **rest) {
  if (count < 1 || count > 2) {
    say_error(options, SAY_NEEDS, "close", "ASSESSMENT [INPUT]", NULL);
    return EXIT_USAGE;
  }
  if (count == 2) options->input = rest[1];
  return command_close(options, text_of(rest[0]));
}

static int init(Options *options, int count, char **rest) {
  if (count < 1 || count > 2) {
    say_error(options, SAY_NEEDS, "init", "PACK [FOLDER]", NULL);
    return EXIT_USAGE;
  }
  return command_init(options, pack_named(options, rest[0]), count == 2 ? rest[1] : NULL);
}

static int new_paper(Options *options, int count, char **rest) {
  if (count < 2 || count > 3) {
    say_error(options, SAY_NEEDS, "new", "UNIT KIND [INPUT]", NULL);
    return EXIT_USAGE;
  }
  if (count == 3) options->input = rest[2];
  return command_new(options, text_of(rest[0]), text_of(rest[1]));
}

static int words(Options *options, int count, char **rest) {
  if (count > 1) {
    say_error(options, SAY_NEEDS, "words", "[WORD]", NULL);
    return EXIT_USAGE;
  }
  return command_words(options, count ? text_of(rest[0]) : TEXT_NONE);
}

static int verify(Options *options, int count, char **rest) {
  if (count != 1) {
    say_error(options, SAY_NEEDS, "verify", "PACKAGE.zip", NULL);
    return EXIT_USAGE;
  }
  return command_verify(options, rest[0]);
}

static int dispatch(Options *options, int count, char **rest) {
  const char *command = rest[0];
  if (strcmp(command, "build") == 0) return with_input(options, count - 1, rest + 1, command_build);
  if (strcmp(command, "check") == 0) return with_input(options, count - 1, rest + 1, command_check);
  if (strcmp(command, "explain") == 0) return explain(options, count - 1, rest + 1);
  if (strcmp(command, "try") == 0) return try_item(options, count - 1, rest + 1);
  if (strcmp(command, "test") == 0) return test_pack(options, count - 1, rest + 1);
  if (strcmp(command, "lint") == 0) return lint_pack(options, count - 1, rest + 1);
  if (strcmp(command, "init") == 0) return init(options, count - 1, rest + 1);
  if (strcmp(command, "new") == 0) return new_paper(options, count - 1, rest + 1);
  if (strcmp(command, "words") == 0) return words(options, count - 1, rest + 1);
  if (strcmp(command, "units") == 0) return with_input(options, count - 1, rest + 1, command_units);
  if (strcmp(command, "verify") == 0) return verify(options, count - 1, rest + 1);
  if (strcmp(command, "close") == 0) return close_period(options, count - 1, rest + 1);
  if (strcmp(command, "help") == 0) return command_help(options);
  return unknown_command(options, command);
}

static int command_line(int count, char **arguments, Options *options) {
  Asked asked = {0};
  int status = options_parse(count, arguments, options, &asked);
  if (status) return status;
  if (asked.version) return command_version();
  if (asked.help) return command_help(options);
  if (optind == count) {
    say_error(options, SAY_NEEDS, "dossier", "build, check, explain, try, test, lint, init, new, words, units, verify, close", NULL);
    return EXIT_USAGE;
  }
  return dispatch(options, count - optind, arguments + optind);
}

int main(int count, char **arguments) {
  Arena *arena = arena_new();
  Options options = options_default(arena);
  setenv("TZ", "UTC0", 1); /* nothing of ours has a zone; for libzip, which asks at each entry, it is no file to look at */
  /* A file that may grow no further is then an error of its write, which knows the name. */
  sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
  int status = command_line(count, arguments, &options);
  arena_free(arena);
  return status;
}
