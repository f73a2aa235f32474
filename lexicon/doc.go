// Package lexicon reads lexicons: themes with the terms that catch them.
//
// [Parse] reads one file and [Load] files and folders, with the embedded
// default behind those that extend it. Faults come back beside the lexicon,
// which holds all that could be understood. Package code compiles a [Lexicon]
// and finds its terms; [ParseTerm] tells how a term is written.
//
// # Files
//
// A lexicon is a YAML file, or a folder with lexicon.yaml and files of themes:
//
//	temakod: 1                  # version of the format
//	name: vart_lexikon
//	version: 1.0.0
//	extends: sv                 # add to the default
//	remove: [aldre, "samverkan: nätverk"]
//	except: [gemensam*]         # exclusions for every theme
//	exclusive: [[a, b]]         # themes that may not share words
//	themes:
//	  - id: ensamhet
//	    label: {sv: Ensamhet, en: Loneliness}
//	    definition: {sv: ..., en: ...}
//	    include: [...]          # in words: what is coded,
//	    exclude: [...]          # what is not,
//	    examples: [...]
//	    beyond: [...]           # and what no words catch
//	    terms:
//	      - ~ensam
//	      - {term: +ensamhet+, note: ..., except: [ensamhet i skogen], slip: true, role: response}
//	    except: [ensamstående]  # exclusions for the theme and its subthemes
//	    rules:
//	      - and(<aldre>, isolera*)
//	      - {rule: "near(hitta, vän; 5)", question: ..., section: ..., where: {region: Halland}}
//	    themes: [...]           # subthemes, written ensamhet/...
//
// A file that has an id at the top is one theme. Keys that are unknown are
// refused.
package lexicon
