-- expect pack-type 3:43 severity|within|a span such as "90 days", "5 working days", "2 weeks", "3 months" or "2 years"
pack { id = "p", title = "P" }
severity { id = "major", title = "Major", within = "soon" }
