package news

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An element of an XML document. Feeds use one name for several things at several depths, so a child is asked for by its parent.
type element struct {
	name xml.Name
	text strings.Builder // its own characters, without those of its children
	kids []*element
	attr []xml.Attr
}

// What a document may have at most. A feed has some thousand elements, five deep.
const (
	deepest      = 32
	mostElements = 200_000
)

// parseXML reads a document strictly. A DOCTYPE is refused: no feed has one, and entities are how a small document becomes a big one.
func parseXML(src []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(src, []byte("\ufeff"))))
	root := &element{}
	open := []*element{root}
	for n := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(open) == 1 && len(root.kids) == 1 {
			return root.kids[0], nil
		}
		if err != nil {
			return nil, fmt.Errorf("it is no XML: %w", err)
		}
		at := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if n++; n > mostElements || len(open) > deepest {
				return nil, errors.New("it has more elements, or deeper ones, than any feed")
			}
			e := &element{name: t.Name, attr: append([]xml.Attr(nil), t.Attr...)}
			at.kids = append(at.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			at.text.Write(t)
		case xml.Directive:
			return nil, errors.New("it has a DOCTYPE, which is refused")
		}
	}
}

// child returns the first child of a name, nil if there is none. space is the end of its namespace: publishers change http to https.
func (e *element) child(space, local string) *element {
	if e != nil {
		for _, k := range e.kids {
			if k.name.Local == local && strings.HasSuffix(k.name.Space, space) {
				return k
			}
		}
	}
	return nil
}

// get returns the text of the first child of a name, "" if there is none.
func (e *element) get(space, local string) string {
	k := e.child(space, local)
	if k == nil {
		return ""
	}
	return clean(k.text.String())
}

// all returns the children of a name.
func (e *element) all(space, local string) []*element {
	var list []*element
	if e != nil {
		for _, k := range e.kids {
			if k.name.Local == local && strings.HasSuffix(k.name.Space, space) {
				list = append(list, k)
			}
		}
	}
	return list
}
