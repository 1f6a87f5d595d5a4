"""What is not to be shown: from decisions to the veil of each source, and a look at what comes out.

Owns which decisions are in force, which sources each concerns, what texts repeat of what is
withheld, and the last check of every file of the site. Works on traces and on what a build gives
it: reads no source, and hides nothing itself; that is done where a source is read.

    orders    decisions in force, each with all names of whom it is about
    veils     the veil of each source
    repeats   records that repeat the words of what is withheld
    leaks     whether a finished file holds anything of it
"""
