// Catalogue writes rules/README.md: the documentation of every rule. Run it with "go generate ./rules".
package main

import (
	"log"
	"os"

	"github.com/postlint/postlint/rules"
)

func main() {
	if err := os.WriteFile("README.md", []byte(rules.Catalogue()), 0o644); err != nil {
		log.Fatal(err)
	}
}
