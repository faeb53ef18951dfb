-- expect pack-error 3:1 *||
pack { id = "p", title = "P", full = 0, bonus_max = 2 }
bonus { id = "X", title = "X", max = 2, apply = evidence {} }
