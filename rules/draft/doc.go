// Package draft holds the nouns of postlint: a Post with its Text, the Calendar it stands in, and the Context it goes out
// into. It imports the standard library only, reads no file and knows no rule.
//
// Every word that postlint looks at has a place. A [Text] is what an audience reads, together with a map back to the bytes of
// the [File] that it was assembled from; a [Quote] is some bytes of a Text. Byte offsets are the only coordinates; lines and
// columns exist when something is printed.
package draft
