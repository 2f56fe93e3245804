package markdown

import "strings"

// months and weekdays are folded names in the languages seen in calendars, with their short forms. Short forms that are
// common words of some language ("mar", "may", "sat", "dim", "mer", "set") count only beside a number or as a whole value.
var (
	months = numbered(`january jan janvier janv enero ene janeiro januar ianuarie ian gennaio gen januari январь января يناير
		february feb fevrier fevr fev febrero fevereiro februar februarie febbraio februari февраль февраля فبراير
		march mar mars marzo marco marz maerz martie mrt maart март марта مارس
		april apr avril avr abril abr aprilie aprile апрель апреля ابريل
		may mai mayo maio maggio mag mei май мая مايو
		june jun juin junio junho juni iunie giugno giu июнь июня يونيو
		july jul juillet juil julio julho juli iulie luglio lug июль июля يوليو
		august aug aout agosto ago agst augustus август августа اغسطس
		september sep sept septembre septiembre setembro septembrie settembre сентябрь сентября سبتمبر
		october oct octobre octubre outubro out oktober okt octombrie ottobre ott октябрь октября اكتوبر
		november nov novembre noviembre novembro noiembrie ноябрь ноября نوفمبر
		december dec decembre diciembre dic dezembro dez dezember des desember decembrie dicembre декабрь декабря ديسمبر`)
	weekdays = numbered(`monday mon lundi lun lunes segunda segunda-feira seg montag mandag man luni lunedi maandag понедельник пн الاثنين 월 월요일 周一 星期一 月曜日 שני
		tuesday tue tues mardi mar martes terca terca-feira ter dienstag die tirsdag tir marti martedi dinsdag вторник вт الثلاثاء 화 화요일 周二 星期二 火曜日 שלישי
		wednesday wed mercredi mer miercoles mie quarta quarta-feira qua mittwoch mit onsdag ons mercoledi woensdag среда ср الاربعاء 수 수요일 周三 星期三 水曜日 רביעי
		thursday thu thur thurs jeudi jeu jueves jue quinta quinta-feira qui donnerstag don torsdag tor joi giovedi donderdag четверг чт الخميس 목 목요일 周四 星期四 木曜日 חמישי
		friday fri vendredi ven viernes vie sexta sexta-feira sex freitag fre fredag vineri venerdi vrijdag пятница пт الجمعة 금 금요일 周五 星期五 金曜日 שישי
		saturday sat samedi sam sabado sab samstag lordag lor sambata sabato zaterdag суббота сб السبت 토 토요일 周六 星期六 土曜日 שבת
		sunday sun dimanche dim domingo dom sonntag son sondag duminica domenica zondag воскресенье вс الاحد 일 일요일 周日 周天 星期日 日曜日 ראשון`)
)

// numbered returns a glossary of which the words of the first line mean 1, those of the second 2.
func numbered(lines string) *glossary[int] { return &glossary[int]{words: lines, read: lineByLine} }

func lineByLine(words string) map[string]int {
	m, n := make(map[string]int, strings.Count(words, " ")+1), 0
	for line := range strings.Lines(words) {
		n++
		for w := range strings.FieldsSeq(line) {
			m[w] = n
		}
	}
	return m
}

var (
	dayWords  = set("day jour dia giorno dag ziua день jours days")
	weekWords = set("week semaine semana woche uke settimana saptamana wk semaines weeks vecka שבוע")
	filler    = set("a at le la the on of de du den am um et and or ou publish post publier t th st nd rd er e first thing launch")

	// clockWords mean something beside an hour, a day or each other. All words that are asked for by name stand here or in another list: see isProse.
	clockWords = set("noon midi h u uhr am pm a p m to heure j d of du vom de er th st nd rd the ago il y")

	// noDate are values that say that there is no date yet, or that something has been published some time ago.
	noDate = set("tbd tba tbc null none nil n/a na - -- ? ?? unscheduled later soon asap someday pending todo a-definir a-planifier flexible anytime any daily weekly monthly ongoing evergreen quotidien hebdomadaire draft")
)

// A sense is what a word of a date means; some mean several things.
type sense struct {
	month, weekday            uint8
	dayWord, weekWord, filler bool
	clock                     bool // or the name of a time zone
}

// senses brings the lists together, so that each word of a date is looked up once.
var senses = &glossary[sense]{read: func(string) map[string]sense {
	m := make(map[string]sense, 640)
	note := func(words string, add func(s *sense, line int)) {
		line := 0
		for list := range strings.Lines(words) {
			line++
			for w := range strings.FieldsSeq(list) {
				s := m[w]
				add(&s, line)
				m[w] = s
			}
		}
	}
	note(months.words, func(s *sense, line int) { s.month = uint8(line) })
	note(weekdays.words, func(s *sense, line int) { s.weekday = uint8(line) })
	note(dayWords.words, func(s *sense, _ int) { s.dayWord = true })
	note(weekWords.words, func(s *sense, _ int) { s.weekWord = true })
	note(filler.words, func(s *sense, _ int) { s.filler = true })
	note(clockWords.words, func(s *sense, _ int) { s.clock = true })
	for w := range zones.all().of {
		note(w, func(s *sense, _ int) { s.clock = true })
	}
	return m
}}

// zones are the abbreviations of time zones seen in calendars.
var zones = &glossary[string]{read: func(string) map[string]string {
	return map[string]string{
		"utc": "UTC", "gmt": "UTC", "z": "UTC",
		"et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
		"ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
		"mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
		"pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
		"cet": "Europe/Paris", "cest": "Europe/Paris", "paris": "Europe/Paris", "bst": "Europe/London", "london": "Europe/London",
		"wat": "Africa/Lagos", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "aest": "Australia/Sydney", "sgt": "Asia/Singapore",
	}
}}
