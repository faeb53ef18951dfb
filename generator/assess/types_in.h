/* SPDX-License-Identifier: MIT
 *
 * Private to the files that know the types of fields: types.c has the table, types_points.c what points are reckoned with.
 * Each takes a Lua value and says whether it fits; the stack may be left higher.
 */
#ifndef DOSSIER_TYPES_IN_H
#define DOSSIER_TYPES_IN_H

#include "assess/assess_in.h"

bool fits_text(lua_State *L, int index);
bool fits_shown(lua_State *L, int index); /* a text, or one for each language */
bool fits_points(lua_State *L, int index);
bool fits_test(lua_State *L, int index);
bool each_fits(lua_State *L, int index, bool (*fits)(lua_State *, int)); /* a list, not empty, of what fits */
bool values_fit(lua_State *L, int index, bool (*fits)(lua_State *, int)); /* a table by name, not empty, of what fits */

bool fits_precision(lua_State *L, int index);
bool fits_signed_points(lua_State *L, int index);
bool fits_amount(lua_State *L, int index); /* points, below zero too */
bool fits_pair_of(lua_State *L, int index, bool (*fits)(lua_State *, int)); /* { 95, 15 }: from an amount on, what fits */
bool fits_point_bands(lua_State *L, int index);
bool fits_prices(lua_State *L, int index);
bool fits_cut(lua_State *L, int index);

#endif
