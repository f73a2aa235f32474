// Package sv holds the default lexicon for Swedish notes, as files: a head and
// one file a theme. Package lexicon reads them under the name "sv".
package sv

import "embed"

// Files are the lexicon's files, at the root.
//
//go:embed *.yaml
var Files embed.FS
