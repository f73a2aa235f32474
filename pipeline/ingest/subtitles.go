package ingest

import (
	"html"
	"strings"
	"time"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A cue is a stretch of a transcript with its time.
type cue struct {
	start, end time.Duration
	voices     []voice
}

// A voice is what one person says in a cue; the speaker is "" if the cue does
// not say who it is.
type voice struct {
	speaker, text string
	changed       bool // a dash says that somebody else speaks than before
	pieces        []string
}

// tagLength bounds how long a tag may be: a < that is not closed within it is
// text.
const tagLength = 200

const (
	// turnLength is how long a turn may grow before it is parted where a
	// sentence ends, in bytes; turnLimit is where it is parted anyway.
	turnLength, turnLimit = 1500, 4000
	// pause is how long a silence ends a turn when nobody says who speaks.
	pause = 3 * time.Second
)

// readSubtitles reads a transcript in WebVTT or SubRip, as Teams, Zoom, Whisper
// and others write them. Cues of one turn are joined; each keeps its time.
func readSubtitles(f *file) {
	text, encoding, ok := f.decode()
	if !ok {
		return
	}
	cues, bad := f.parseCues(text)
	if f.rejected {
		return
	}
	if len(cues) == 0 {
		if strings.TrimSpace(text) != "" {
			f.notice("ingest.no-cues")
		}
		f.emit(&corpus.Document{Text: f.text(text), Encoding: encoding})
		return
	}
	if bad.count > 0 {
		f.notice("ingest.cue-time", bad.count, bad.first, bad.line)
	}
	nameSpeakers(cues)
	b := f.build()
	b.encoding = encoding
	w := turnWriter{b: b}
	for i := range cues {
		w.cue(&cues[i])
	}
	b.end()
	if w.back > 0 {
		e := f.notice("ingest.cue-order", w.back)
		e.Place = w.firstBack
	}
	b.emit()
}

// A turnWriter joins cues to turns.
type turnWriter struct {
	b         *builder
	speaker   string
	open      bool
	length    int
	ended     bool // what was written last ends a sentence
	end, last time.Duration
	back      int
	firstBack source.Place
}

func (w *turnWriter) cue(c *cue) {
	place := source.Place{Kind: source.TimePlace, Time: c.start}
	if c.start < w.last {
		if w.back++; w.back == 1 {
			w.firstBack = place
		}
	}
	w.last = c.start
	for _, v := range c.voices {
		if v.text == "" {
			continue
		}
		w.b.at(place)
		if w.parts(&v, c) {
			w.b.start(corpus.Block{Kind: corpus.TurnBlock, Speaker: v.speaker, Time: c.start}, "")
			w.open, w.speaker, w.length = true, v.speaker, 0
		} else {
			w.b.write(" ")
		}
		w.b.at(place)
		w.b.write(v.text)
		w.length += len(v.text) + 1
		w.ended = strings.ContainsAny(v.text[len(v.text)-1:], ".!?")
	}
	w.end = c.end
}

// parts reports whether v begins a turn.
func (w *turnWriter) parts(v *voice, c *cue) bool {
	switch {
	case !w.open || v.changed || w.length > turnLimit || w.length > turnLength && w.ended:
		return true
	case v.speaker != w.speaker:
		return true
	case v.speaker == "":
		return c.start-w.end > pause || w.length > turnLength/3 && w.ended
	}
	return false
}

// A badTime is what was wrong with the times of a file.
type badTime struct {
	count, line int
	first       string
}

// parseCues reads the cues of a file. A line with an arrow begins one; what
// stands on the line before it, alone, is its name.
func (f *file) parseCues(text string) (cues []cue, bad badTime) {
	var lines []string // of the open cue
	open, skipping := false, strings.HasPrefix(strings.TrimLeft(text, "\ufeff"), "WEBVTT")
	blank := true
	var start, end time.Duration
	shut := func() {
		if open {
			cues = append(cues, cue{start: start, end: end, voices: voices(lines)})
		}
		lines = lines[:0]
	}
	number := 0
	for len(text) > 0 && f.step(16) {
		var line string
		line, text = cutLine(text)
		number++
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.Contains(line, "-->"):
			if n := len(lines); n > 0 && (n == 1 && !open || isCueName(lines[n-1])) {
				lines = lines[:n-1]
			}
			shut()
			from, to, ok := cueTimes(line)
			if !ok {
				if bad.count++; bad.count == 1 {
					bad.first, bad.line = strings.Clone(trimmed[:min(len(trimmed), 60)]), number
				}
				from, to = end, end
			}
			start, end, open, skipping = from, to, true, false
		case trimmed == "":
			skipping = false
		case blank && isVTTBlock(trimmed):
			skipping = true
		case !skipping:
			lines = append(lines, line)
		}
		blank = trimmed == ""
	}
	if f.rejected {
		return nil, bad
	}
	shut()
	return cues, bad
}

// cutLine parts the first line off a text.
func cutLine(text string) (line, rest string) {
	i := strings.IndexAny(text, "\r\n")
	if i < 0 {
		return text, ""
	}
	n := 1
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		n = 2
	}
	return text[:i], text[i+n:]
}

// isVTTBlock reports whether a line begins a block of a WebVTT file that is no
// cue.
func isVTTBlock(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	return word == "NOTE" || word == "STYLE" || word == "REGION"
}

// isCueName reports whether a line before a time is the number or the id of the
// cue: digits, or "4f3a...-0" without a space.
func isCueName(line string) bool {
	line = strings.TrimSpace(line)
	return isDigits(line) || len(line) > 20 && !strings.Contains(line, " ") && strings.ContainsAny(line, "-/") && strings.ContainsAny(line, "0123456789")
}

// cueTimes reads "00:12:31.000 --> 00:12:35.000 align:start".
func cueTimes(line string) (start, end time.Duration, ok bool) {
	from, to, _ := strings.Cut(line, "-->")
	to = strings.TrimSpace(to)
	if i := strings.IndexAny(to, " \t"); i >= 0 {
		to = to[:i]
	}
	start, ok1 := clock(strings.TrimSpace(from))
	end, ok2 := clock(to)
	if !ok2 || end < start {
		end = start
	}
	return start, end, ok1
}

// clock reads a time such as 1:02:03.456, 02:03,4 or 02:03.
func clock(s string) (time.Duration, bool) {
	s, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	total := 0
	for i, p := range parts {
		if !isDigits(p) || len(p) > 4 {
			return 0, false
		}
		n := 0
		for _, c := range p {
			n = n*10 + int(c-'0')
		}
		if i > 0 && n > 59 {
			return 0, false
		}
		total = total*60 + n
	}
	d := time.Duration(total) * time.Second
	if fraction == "" {
		return d, true
	}
	if !isDigits(fraction) {
		return 0, false
	}
	unit := time.Second / 10
	for _, c := range fraction[:min(len(fraction), 3)] {
		d += time.Duration(c-'0') * unit
		unit /= 10
	}
	return d, true
}

// voices parts the lines of a cue by who speaks: by voice tags, or by dashes.
func voices(lines []string) []voice {
	var out []voice
	speaker := ""
	for _, line := range lines {
		rest := strings.TrimSpace(line)
		changed := false
		if len(rest) > 2 && (strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ")) || strings.HasPrefix(rest, ">>") {
			rest, changed = strings.TrimLeft(rest, "-–> "), true
		}
		for first := true; rest != "" || first; first = false {
			var piece, next string
			var tagged bool
			piece, next, rest, tagged = cutVoice(rest)
			if piece = cueText(piece); piece != "" {
				if n := len(out); n == 0 || out[n-1].speaker != speaker || changed {
					out = append(out, voice{speaker: speaker, changed: changed})
				}
				v := &out[len(out)-1]
				v.pieces = append(v.pieces, piece)
				changed = false
			}
			if tagged {
				speaker = next
			}
			if rest == "" {
				break
			}
		}
	}
	for i := range out {
		out[i].text, out[i].pieces = strings.Join(out[i].pieces, " "), nil
	}
	return out
}

// cutVoice parts s at the next voice tag: what stands before it, who speaks
// after it, and the rest.
func cutVoice(s string) (before, speaker, rest string, ok bool) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '<')
		if i < 0 {
			return s, "", "", false
		}
		i += from
		tag, _, closed := strings.Cut(s[i+1:min(len(s), i+tagLength)], ">")
		from = i + 1
		name, who, _ := strings.Cut(tag, " ")
		if closed && (name == "v" || strings.HasPrefix(name, "v.")) {
			return s[:i], cueText(who), s[i+len(tag)+2:], true
		}
	}
}

// cueText returns the text of a cue without tags and entities.
func cueText(s string) string {
	if strings.ContainsAny(s, "<{") {
		s = withoutTags(s)
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// withoutTags drops <i>, </v>, <00:01.000> and {\an8}; a < that closes nowhere
// stays.
func withoutTags(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "<{")
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		end := byte('>')
		if s[i] == '{' {
			end = '}'
		}
		j := strings.IndexByte(s[i:min(len(s), i+tagLength)], end)
		switch {
		case j < 0:
			j = 0
			b.WriteByte(s[i])
		case s[i] == '{' && (i+1 >= len(s) || s[i+1] != '\\'), s[i] == '<' && j > 1 && s[i+1] == ' ':
			b.WriteString(s[i : i+j+1])
		}
		s = s[i+j+1:]
	}
	b.WriteString(s)
	return b.String()
}
