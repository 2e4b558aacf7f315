global using ValueType = Outturn.Schemes.ValueType;
