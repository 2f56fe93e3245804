// Words compiles the word lists of the catalogue into the blob that package rules embeds: ../../../words.blob. Run it with "go generate ./rules".
package main

import (
	"log"
	"os"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
)

func main() {
	blob, err := check.Blob(rules.All()...)
	if err == nil {
		err = os.WriteFile("words.blob", blob, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}
