"""What the web page is made of: its words here, its form in the HTML, CSS and JavaScript beside.

No sentence stands in the template or the script: a translator finds all of them in the catalogue.
"""
