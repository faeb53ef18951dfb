-- Ballots come to their mean, modes come together by weight.
pack { id = "modes", title = "Modes", period = year(2024), full = 105, precision = 0.01, decides = "panel" }
mode { id = "superior", title = "Superior" }
mode { id = "ballot", title = "Ballot", combine = "trimmed" }
mode { id = "round", title = "Round", combine = "mean" }
mode { id = "judges", title = "Judges", combine = "nearest" }
mode { id = "panel", title = "Panel" }
item { id = "A", title = "Weighed", points = 20,
  test = review { guide = "g", weight_of_mode = { superior = 70, ballot = 20, panel = 10 } } }
item { id = "B", title = "Half each", points = 20, test = review { guide = "g", weight_of_mode = { superior = 50, round = 50 } } }
item { id = "C", title = "One decides", points = 20, test = review { guide = "g" } }
item { id = "D", title = "Two of three", points = 20, test = review { guide = "g", decides = "judges" } }
item { id = "E", title = "A mark of a hundred", points = 15, test = review { guide = "g", scale = "0..100", gives = "share" } }
item { id = "F", title = "Two of them", points = 10,
  test = review { guide = "g", scale = "0..100", gives = "share", weight_of_mode = { superior = 70, panel = 30 } } }
