package ingest

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// glyphNames are the names of Adobe's glyph list that text in European
// languages uses, beside single letters and letters with an accent, which are
// worked out.
const glyphNames = `zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
plus + comma , hyphen - minus − period . slash / colon : semicolon ; less < equal = greater > question ? at @
bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~
quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright »
guilsinglleft ‹ guilsinglright › endash – emdash — bullet • periodcentered · middot · ellipsis … dagger † daggerdbl ‡
section § paragraph ¶ degree ° copyright © registered ® trademark ™ Euro € sterling £ yen ¥ cent ¢ currency ¤ florin ƒ
exclamdown ¡ questiondown ¿ brokenbar ¦ ordfeminine ª ordmasculine º logicalnot ¬ plusminus ± multiply × divide ÷
onehalf ½ onequarter ¼ threequarters ¾ onesuperior ¹ twosuperior ² threesuperior ³ mu µ perthousand ‰ fraction ⁄
AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø germandbls ß Eth Ð eth ð Thorn Þ thorn þ Lslash Ł lslash ł dotlessi ı Dcroat Đ dcroat đ
fi fi fl fl ff ff ffi ffi ffl ffl longst st st st f_i fi f_l fl f_f ff f_f_i ffi f_f_l ffl
sfthyphen - softhyphen - acute ´ dieresis ¨ macron ¯ cedilla ¸ circumflex ˆ tilde ˜ ring ˚ caron ˇ
breve ˘ dotaccent ˙ hungarumlaut ˝ ogonek ˛ arrowright → arrowleft ← arrowup ↑ arrowdown ↓ lozenge ◊ square □ filledbox ■
H22073 □ H18543 ▪ H18533 ■ triagrt ► triangleright ▷ circle ○ openbullet ◦ checkmark ✓ approxequal ≈ notequal ≠ lessequal ≤ greaterequal ≥
infinity ∞ summation ∑ product ∏ radical √ partialdiff ∂ Delta ∆ Omega Ω pi π alpha α beta β gamma γ delta δ epsilon ε`

// accents are the endings of names such as "adieresis", as combining characters.
var accents = [...]struct{ name, mark string }{
	{"grave", "\u0300"}, {"acute", "\u0301"}, {"circumflex", "\u0302"}, {"tilde", "\u0303"}, {"macron", "\u0304"},
	{"breve", "\u0306"}, {"dotaccent", "\u0307"}, {"dieresis", "\u0308"}, {"ring", "\u030A"}, {"hungarumlaut", "\u030B"},
	{"caron", "\u030C"}, {"cedilla", "\u0327"}, {"commaaccent", "\u0326"}, {"ogonek", "\u0328"},
}

var namedGlyphs = sync.OnceValue(func() map[string]string {
	m := map[string]string{"space": " ", "nbspace": " ", "nonbreakingspace": " "}
	words := strings.Fields(glyphNames)
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
})

// glyphText returns the text of a glyph by its name, "" if the name tells
// nothing.
func glyphText(name string) string {
	if t, ok := namedGlyphs()[name]; ok {
		return t
	}
	if utf8.RuneCountInString(name) == 1 && name[0] > ' ' {
		return name
	}
	for _, a := range accents {
		if base, ok := strings.CutSuffix(name, a.name); ok && len(base) == 1 {
			return norm.NFC.String(base + a.mark)
		}
	}
	if base, _, ok := strings.Cut(name, "."); ok && base != "" {
		return glyphText(base)
	}
	if left, right, ok := strings.Cut(name, "_"); ok && left != "" && right != "" {
		if l, r := glyphText(left), glyphText(right); l != "" && r != "" {
			return l + r
		}
		return ""
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var b strings.Builder
		for ; len(hex) >= 4; hex = hex[4:] {
			n, err := strconv.ParseUint(hex[:4], 16, 32)
			if err != nil {
				return ""
			}
			b.WriteRune(rune(n))
		}
		return b.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(n))
		}
	}
	return ""
}

// standardUpper is the upper half of StandardEncoding (PDF 32000-1 annex D),
// from 0xA1; "\x00" has no glyph.
const standardUpper = "¡¢£⁄¥ƒ§¤'“«‹›\u0001\u0002\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—" +
	"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß"

// baseEncoding returns the text of each code in one of the named encodings.
// One that we do not know is taken for that of Windows, which holds Swedish.
func baseEncoding(name string) (enc [256]string) {
	switch name {
	case "StandardEncoding", "":
		return standardEncoding()
	case "MacRomanEncoding":
		for i := 32; i < 256; i++ {
			enc[i] = string(charmap.Macintosh.DecodeByte(byte(i)))
		}
		enc[0xDB] = "¤"
		return enc
	}
	for i := 32; i < 256; i++ {
		enc[i] = string(charmap.Windows1252.DecodeByte(byte(i)))
		if enc[i] == "\uFFFD" || i >= 0x7F && i < 0xA0 && enc[i] == string(rune(i)) {
			enc[i] = "•" // D.2, note 3: all unused codes above 040 are bullets
		}
	}
	return enc
}

func standardEncoding() (enc [256]string) {
	for i := 32; i < 127; i++ {
		enc[i] = string(rune(i))
	}
	enc['\''], enc['`'] = "’", "‘"
	i := 0xA1
	for _, r := range standardUpper {
		switch r {
		case 0:
		case 1:
			enc[i] = "fi"
		case 2:
			enc[i] = "fl"
		default:
			enc[i] = string(r)
		}
		i++
	}
	return enc
}

// symbolBullet reports whether a code is one of those that the fonts Symbol, Wingdings and the like
// have for what stands before the items of a list.
func symbolBullet(code int) bool {
	switch code & 0xFF {
	case 0xB7, 0xA7, 0xA8, 0xD8, 0xFC, 0x6C, 0x6E, 0x71, 0x75, 0x76, 0x9F, 0x9E, 0xE0, 0xF0:
		return true
	}
	return false
}
