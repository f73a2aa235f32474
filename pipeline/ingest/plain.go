package ingest

import (
	"github.com/temakod/temakod/pipeline/corpus"
)

// readPlain reads plain text, which is its own text.
func readPlain(f *file) {
	text, encoding, ok := f.decode()
	if !ok {
		return
	}
	f.emit(&corpus.Document{Text: f.text(text), Encoding: encoding})
}
