package code

// stopWords are words that mean little by themselves; those that already are
// function words of the matcher are not repeated.
var stopWords = set(`att det den de som är var vara varit blir bli blev bra ha har hade haft göra gör gjort kan kunna kunde
ska skall skulle vill vilja måste får få fick bör behöver behövs behöva finns finnas fanns ett en ena andra annan annat
denna detta dessa vilka vilken vilket vad vem vems hur varför därför där här dit hit nu då när sedan sen redan ännu
än lika mycket många fler flera mer mest mindre minst fler lite någon något några inga ingen inget alla allt all
man sin sitt sina min mitt mina din ditt dina vår vårt våra er ert era deras hans hennes dess oss dem
för från hos mellan utan utanför innan efter före vid åt bland enligt genom trots sedan kring runt längs
också även bara endast just så sådan sådant sådana samma själv själva ihop tillsammans olika vissa viss visst
kanske troligen tex t.ex t.ex. bl.a. osv m.m. mm etc dvs resp ca ej ja nej jo okej hej tack viktigt viktig viktiga
stor stora stort liten små litet ny nya nytt gammal gamla god goda gott svårt lätt rätt fel går gå gick kommer komma kom
tar ta tog ger ge gav ser se såg säger säga sa sade tycker tycka tror tro vet veta känner känna använda använder
finna finner hitta hittar arbeta arbetar jobba jobbar ställa sätta sätter lägga lägger stå står sitta ligger ligga
del delar sätt gång gånger dag dagar år tid tider sak saker person personer människa människor exempel exempelvis`)
