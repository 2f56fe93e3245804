package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestSorePoints(t *testing.T) {
	now := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	for _, c := range []struct {
		text   string
		sore   []string
		crisis []draft.Event
		want   check.Severity
	}{
		{"Explosive prices on every phone.", []string{"exploding batteries"}, nil, check.Warn},
		{"Des prix explosés sur les téléphones.", []string{"batteries qui explosent"}, nil, check.Warn},
		{"Explosive prices on every phone.", []string{"animal testing"}, nil, check.Off},
		{"Explosive prices on every phone.", nil, nil, check.Off},
		{"20% off, and no animal testing.", []string{"animal tests", "animal testing"}, nil, check.Warn},
		{"-20 %, et jamais de test sur les animaux.", []string{"tests sur les animaux"}, nil, check.Warn},
		{"We ended animal testing in 2019, and publish every audit.", []string{"animal testing"}, nil, check.Off},
		{"Exploding batteries: what we changed, and how to get a refund. Refunds are open until May.", []string{"exploding batteries"}, nil, check.Off},
		{"20% off every phone.", []string{"exploding batteries"}, nil, check.Off},
		{"20% off every phone. #BatteryGate", nil, []draft.Event{{Name: "Phones that explode", Kind: "brand-crisis", Hashtags: []string{"#BatteryGate"}}}, check.Block}, // trending-hashtag
		{"20% off every phone that does not explode.", nil, []draft.Event{{Name: "Phones that explode", Kind: "brand-crisis", Terms: []string{"phone that does not explode"}}}, check.Warn},
		{"#BatteryGate: what we know, and how to send your phone back.", nil, []draft.Event{{Name: "Phones that explode", Kind: "brand-crisis", Hashtags: []string{"#BatteryGate"}}}, check.Note},
		{"An explosion of colour for your phone.", nil, []draft.Event{{Name: "Phones that explode", Kind: "brand-crisis"}}, check.Warn},
		{"An explosion of colour for your phone.", nil, []draft.Event{{Name: "Phones that explode", Kind: "brand-crisis", Severity: draft.Critical}}, check.Block},
		{"An explosion of colour for your phone.", nil, []draft.Event{{Name: "Phones that explode", Kind: "brand-crisis", Severity: draft.Low}}, check.Off},
		{"An explosion of colour for your phone.", nil, []draft.Event{{Name: "Data leak", Kind: "brand-crisis"}}, check.Off},
	} {
		f := worstOf(set, c.text, now, &draft.Context{Events: c.crisis, Brand: draft.Brand{SorePoints: c.sore}})
		assert.Equal(t, c.want, f.Severity, "%s beside %v %v: %s", c.text, c.sore, c.crisis, f.Message)
	}
}
