package ingest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
)

// A pdfCrypt undoes encryption for a file that opens without a password: one
// that is only protected against copying or printing, which viewers show to
// anyone. (PDF 32000-1 7.6, and ISO 32000-2 for version 5.)
type pdfCrypt struct {
	key     []byte
	version int
	streams string // "V2" (RC4), "AESV2", "AESV3" or "None"
	texts   string
	plain   int // the object that holds the encryption dictionary, itself not encrypted
}

// pdfPad fills up a password: 7.6.3.3, algorithm 2.
const pdfPad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// openCrypt makes the file's decryption; ok is false if it needs a password or
// a method that we do not know.
func (p *pdfFile) openCrypt() (c *pdfCrypt, ok bool) {
	d := p.dict(p.trailer["Encrypt"])
	num := func(key pdfName) int { n, _ := p.number(d[key]); return int(n) }
	c = &pdfCrypt{version: num("V"), streams: "V2", texts: "V2"}
	if r, is := p.trailer["Encrypt"].(pdfRef); is {
		c.plain = r.num
	}
	length := num("Length") / 8
	if length < 5 || length > 16 {
		length = 5
	}
	if p.nameOf(d["Filter"]) != "Standard" {
		return nil, false
	}
	switch c.version {
	case 1:
		length = 5
	case 2, 3:
	case 4, 5:
		length = 16
		c.streams, c.texts = p.cryptMethod(d, "StmF"), p.cryptMethod(d, "StrF")
	default:
		return nil, false
	}
	o, u := []byte(p.text(d["O"])), []byte(p.text(d["U"]))
	if c.version == 5 {
		c.key = aesFileKey(u, []byte(p.text(d["UE"])), num("R"))
		return c, c.key != nil
	}
	if len(o) < 32 || len(u) < 16 {
		return nil, false
	}
	var id []byte
	if ids := p.array(p.trailer["ID"]); len(ids) > 0 {
		id = []byte(p.text(ids[0]))
	}
	meta, is := p.resolve(d["EncryptMetadata"]).(bool)
	c.key = rc4FileKey(o[:32], uint32(int64(num("P"))), id, num("R"), length, is && !meta)
	return c, rc4Opens(c.key, u, id, num("R"))
}

// cryptMethod returns how streams or strings are encrypted in version 4 and 5.
func (p *pdfFile) cryptMethod(d pdfDict, key pdfName) string {
	name := p.nameOf(d[key])
	if name == "" || name == "Identity" {
		return "None"
	}
	return p.nameOf(p.dict(p.dict(d["CF"])[pdfName(name)])["CFM"])
}

// rc4FileKey is algorithm 2 with the empty password.
func rc4FileKey(o []byte, perm uint32, id []byte, revision, length int, bareMeta bool) []byte {
	h := md5.New()
	h.Write([]byte(pdfPad))
	h.Write(o)
	h.Write([]byte{byte(perm), byte(perm >> 8), byte(perm >> 16), byte(perm >> 24)})
	h.Write(id)
	if revision >= 4 && bareMeta {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:length])
			key = sum[:]
		}
	}
	return key[:length]
}

// rc4Opens is algorithms 4 and 5: whether the key is that of the empty password.
func rc4Opens(key, u, id []byte, revision int) bool {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return false
	}
	if revision < 3 {
		got := make([]byte, 32)
		c.XORKeyStream(got, []byte(pdfPad))
		return bytes.Equal(got, u[:min(32, len(u))])
	}
	sum := md5.Sum(append([]byte(pdfPad), id...))
	got := sum[:]
	for i := range 20 {
		turned := make([]byte, len(key))
		for j := range key {
			turned[j] = key[j] ^ byte(i)
		}
		c, _ = rc4.NewCipher(turned)
		c.XORKeyStream(got, got)
	}
	return bytes.Equal(got, u[:16])
}

// aesFileKey is algorithm 2.A of ISO 32000-2 with the empty password; nil if
// that is not the password.
func aesFileKey(u, ue []byte, revision int) []byte {
	if len(u) < 48 || len(ue) < 32 {
		return nil
	}
	if !bytes.Equal(pdfHash(u[32:40], revision), u[:32]) {
		return nil
	}
	block, err := aes.NewCipher(pdfHash(u[40:48], revision))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, ue[:32])
	return key
}

// pdfHash is algorithm 2.B with the empty password.
func pdfHash(salt []byte, revision int) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if revision < 6 {
		return k
	}
	for i := 0; ; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		mod := 0
		for _, c := range e[:16] {
			mod += int(c)
		}
		switch mod % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		case 2:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if i >= 63 && int(e[len(e)-1]) <= i-31 {
			return k[:32]
		}
	}
}

// bytes decrypts the bytes of object num.
func (c *pdfCrypt) bytes(b []byte, num, gen int, stream bool) []byte {
	method := c.texts
	if stream {
		method = c.streams
	}
	if num == c.plain {
		return b
	}
	key := c.key
	if c.version < 5 {
		k := append(append([]byte(nil), key...), byte(num), byte(num>>8), byte(num>>16), byte(gen), byte(gen>>8))
		if method == "AESV2" {
			k = append(k, "sAlT"...)
		}
		sum := md5.Sum(k)
		key = sum[:min(16, len(c.key)+5)]
	}
	switch method {
	case "V2":
		out := make([]byte, len(b))
		if r, err := rc4.NewCipher(key); err == nil {
			r.XORKeyStream(out, b)
		}
		return out
	case "AESV2", "AESV3":
		return unAES(key, b)
	}
	return b
}

// unAES undoes CBC with the first block as start and PKCS 5 padding.
func unAES(key, b []byte) []byte {
	block, err := aes.NewCipher(key)
	n := (len(b) - 16) / 16 * 16
	if err != nil || n <= 0 {
		return nil
	}
	out := make([]byte, n)
	cipher.NewCBCDecrypter(block, b[:16]).CryptBlocks(out, b[16:16+n])
	if pad := int(out[n-1]); pad >= 1 && pad <= 16 {
		out = out[:n-pad]
	}
	return out
}

// strings decrypts the strings within an object, in place.
func (c *pdfCrypt) strings(o any, num, gen int) any {
	switch o := o.(type) {
	case string:
		return string(c.bytes([]byte(o), num, gen, false))
	case pdfArray:
		for i := range o {
			o[i] = c.strings(o[i], num, gen)
		}
	case pdfDict:
		for k, v := range o {
			o[k] = c.strings(v, num, gen)
		}
	case *pdfStream:
		c.strings(o.dict, num, gen)
	}
	return o
}
