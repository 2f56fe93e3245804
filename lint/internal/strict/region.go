package strict

import (
	"slices"
	"strings"
)

// countries lists the codes of ISO 3166-1, and XK, which everybody uses for Kosovo.
const countries = ` AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF
 CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN
 GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR
 LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG
 PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL
 TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW `

// meant gives the code for what people write who do not think of codes.
var meant = map[string]string{
	"UK": "GB", "USA": "US", "UNITED STATES": "US", "ÉTATS-UNIS": "US", "ETATS-UNIS": "US", "UNITED KINGDOM": "GB", "ENGLAND": "GB",
	"FRANCE": "FR", "BELGIUM": "BE", "BELGIQUE": "BE", "SWITZERLAND": "CH", "SUISSE": "CH", "CANADA": "CA", "QUÉBEC": "CA-QC", "QUEBEC": "CA-QC",
	"GERMANY": "DE", "ALLEMAGNE": "DE", "SPAIN": "ES", "ESPAGNE": "ES", "ITALY": "IT", "ITALIE": "IT", "AUSTRALIA": "AU", "AUSTRALIE": "AU",
}

// Regions returns a list of codes of countries, "FR", and of parts of countries, "US-CO" (ISO 3166-2; only their form is checked), in capitals.
// A region that does not exist concerns nobody, so rules would be silent where they should speak.
func (v Value) Regions() []string {
	return each(v, func(item Value) string {
		s := strings.ToUpper(item.Text())
		country, part, divided := strings.Cut(s, "-")
		switch {
		case s == "":
			return ""
		case meant[s] != "":
			item.Mistake("unknown region %s; did you mean %s?", quoted(item.Text()), quoted(meant[s]))
		case len(country) != 2 || !slices.Contains(strings.Fields(countries), country):
			item.Mistake(`unknown region %s; write the code of a country or of a part of one: "FR", "US-CO"`, quoted(item.Text()))
		case divided && (len(part) < 1 || len(part) > 3 || strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != ""):
			item.Mistake(`unknown region %s; write the part of a country as in "US-CO"`, quoted(item.Text()))
		default:
			return s
		}
		return ""
	})
}
