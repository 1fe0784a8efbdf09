module paripassu.example/honest

go 1.19
