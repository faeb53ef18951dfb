-- expect pack-error 4:47 members: write rows { table = "..." }: each row of a roster is a member||
pack { id = "p", title = "P" }
register { id = "one", words = { "roster" }, columns = { name = "name" } }
item { id = "A", title = "A", test = for_each(members { table = "one" }, at_least(1, evidence { topic = EACH })) }
